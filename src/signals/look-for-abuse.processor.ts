import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '../jobs/job-handlers.js';
import { LookForAbuseService } from './look-for-abuse.service.js';

@Injectable()
export class LookForAbuseProcessor implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly abuse: LookForAbuseService,
  ) {}

  onModuleInit(): void {
    this.handlers.register('look-for-abuse', (cityId) => this.abuse.lookNow(cityId));
  }
}
