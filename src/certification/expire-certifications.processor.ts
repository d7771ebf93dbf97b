import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '../jobs/job-handlers.js';
import { ExpireCertificationsService } from './expire-certifications.service.js';

@Injectable()
export class ExpireCertificationsProcessor implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly expireCertifications: ExpireCertificationsService,
  ) {}

  onModuleInit(): void {
    this.handlers.register('expire-certifications', (cityId) => this.expireCertifications.expire(cityId));
  }
}
