import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '../jobs/job-handlers.js';
import { ExpireCertificationsService } from './expire-certifications.service.js';
import { RemindRenewalsService } from './remind-renewals.service.js';

/** The day's look at the ends of certifications: those past, and those that come near. */
@Injectable()
export class ExpireCertificationsProcessor implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly expireCertifications: ExpireCertificationsService,
    private readonly remindRenewals: RemindRenewalsService,
  ) {}

  onModuleInit(): void {
    this.handlers.register('expire-certifications', async (cityId) => {
      await this.expireCertifications.expire(cityId);
      await this.remindRenewals.remind(cityId);
    });
  }
}
