import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, type Page, pageOf, PageQuery } from '../http/paging.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { operationKeyOf } from '../wallets/operation-cursor.js';
import { DeliveriesService } from './deliveries.service.js';
import { DeliveryView } from './dto/delivery.view.js';
import { OwnWebhookService } from './own-webhook.service.js';

@ApiTags('webhooks')
@Controller('webhooks/:id')
export class WebhookDeliveriesController {
  constructor(
    private readonly own: OwnWebhookService,
    private readonly deliveries: DeliveriesService,
  ) {}

  /** What was sent and is still to be sent, the newest first; delivered ones are kept for 30 days. */
  @Get('deliveries')
  @Allow('webhooks.read')
  @ApiPage(DeliveryView)
  async list(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Query() page: PageQuery,
  ): Promise<Page<DeliveryView>> {
    const webhook = await this.own.find(caller, id);
    const rows = await this.deliveries.list(caller.cityId, webhook, page.limit + 1, operationKeyOf(page));
    const { items, nextCursor } = pageOf(rows, page.limit, (row) => [row.micros, row.eventId]);
    return { items: items.map(DeliveryView.of), nextCursor };
  }

  /** Sends an event again within seconds, under the same id. */
  @Post('deliveries/:eventId/redeliver')
  @HttpCode(202)
  @Allow('webhooks.write')
  @ApiAcceptedResponse({ type: DeliveryView })
  async redeliver(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Param('eventId', UuidPipe) eventId: string,
  ): Promise<DeliveryView> {
    return this.deliveries.redeliver(caller.cityId, await this.own.find(caller, id), eventId);
  }

  /** Sends a try within seconds, once; how it went stands among the deliveries. */
  @Post('ping')
  @HttpCode(202)
  @Allow('webhooks.write')
  @ApiAcceptedResponse({ type: DeliveryView })
  async ping(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<DeliveryView> {
    return this.deliveries.ping(caller.cityId, await this.own.find(caller, id));
  }
}
