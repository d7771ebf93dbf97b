import { Module } from '@nestjs/common';
import { DeliverWebhooksProcessor } from './deliver-webhooks.processor.js';
import { DeliverWebhooksService } from './deliver-webhooks.service.js';
import { DeliveriesService } from './deliveries.service.js';
import { DeliveryQueue } from './delivery-queue.js';
import { FindLedgerEventsService } from './find-ledger-events.service.js';
import { OwnWebhookService } from './own-webhook.service.js';
import { SendDeliveryService } from './send-delivery.service.js';
import { Receiver } from './sending/receiver.js';
import { SubscriptionsService } from './subscriptions.service.js';
import { SwitchWebhookService } from './switch-webhook.service.js';
import { WebhookDeliveriesController } from './webhook-deliveries.controller.js';
import { WebhookMetrics } from './webhook-metrics.js';
import { WebhookSettings } from './webhook-settings.js';
import { WebhooksController } from './webhooks.controller.js';

/** Programs of employers, shops and the city are told what happens, by signed requests. */
@Module({
  controllers: [WebhooksController, WebhookDeliveriesController],
  providers: [
    DeliverWebhooksProcessor,
    DeliverWebhooksService,
    DeliveriesService,
    DeliveryQueue,
    FindLedgerEventsService,
    OwnWebhookService,
    Receiver,
    SendDeliveryService,
    SubscriptionsService,
    SwitchWebhookService,
    WebhookMetrics,
    WebhookSettings,
  ],
  exports: [DeliverWebhooksService],
})
export class WebhooksModule {}
