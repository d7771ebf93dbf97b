import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '../jobs/job-handlers.js';
import { SealService } from './seal.service.js';

/** Twice a minute: seals what was written since, so that a row is unsealed for a minute at most. */
@Injectable()
export class SealProcessor implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly seals: SealService,
  ) {}

  onModuleInit(): void {
    this.handlers.register('seal', async (cityId) => {
      await this.seals.seal(cityId);
    });
  }
}
