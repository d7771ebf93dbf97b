import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '../jobs/job-handlers.js';
import { ScheduleIssuanceService } from './schedule-issuance.service.js';

@Injectable()
export class ScheduleIssuanceProcessor implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly schedule: ScheduleIssuanceService,
  ) {}

  onModuleInit(): void {
    this.handlers.register('issue-month', async (cityId) => {
      await this.schedule.issueDue(cityId);
    });
  }
}
