import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '../jobs/job-handlers.js';
import { ReturnClaimLinksService } from './return-claim-links.service.js';

/** In a live city links return by the real clock, soon after their time. */
@Injectable()
export class ReturnClaimLinksProcessor implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly returning: ReturnClaimLinksService,
  ) {}

  onModuleInit(): void {
    this.handlers.register('return-claim-links', (cityId) => this.returning.doDue(cityId));
  }
}
