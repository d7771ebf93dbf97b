import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '../jobs/job-handlers.js';
import { LapseService } from './lapse.service.js';

@Injectable()
export class LapseProcessor implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly lapse: LapseService,
  ) {}

  onModuleInit(): void {
    this.handlers.register('lapse', (cityId) => this.lapse.doDue(cityId));
  }
}
