import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '../jobs/job-handlers.js';
import { DeliverWebhooksService } from './deliver-webhooks.service.js';

@Injectable()
export class DeliverWebhooksProcessor implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly webhooks: DeliverWebhooksService,
  ) {}

  onModuleInit(): void {
    this.handlers.registerForAll('deliver-webhooks', () => this.webhooks.deliver());
  }
}
