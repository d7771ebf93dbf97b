import { Controller, Get, Headers, Param, Res, type StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { StaysOpen } from '../../http/load-shed/route-kinds.js';
import { UuidPipe } from '../../http/uuid.pipe.js';
import type { HttpReply } from '../../http/request.js';
import { Allow } from '../../people/allow.decorator.js';
import { Caller } from '../../people/caller.decorator.js';
import { withinScope } from '../../people/scope.js';
import { TillEvent } from '../dto/till-event.js';
import { FindShopService } from '../find-shop.service.js';
import { TillFeedService } from './till-feed.service.js';

@ApiTags('redemptions')
@Controller('shops/:id/till')
export class TillEventsController {
  constructor(
    private readonly shops: FindShopService,
    private readonly feed: TillFeedService,
  ) {}

  /**
   * Server-sent events of a shop: `redeem` and `void` as they happen, whatever the way of paying. With Last-Event-ID
   * the stream goes on after that event, none lost and none told twice. It ends by itself once a minute; come again.
   */
  @Get('events')
  @StaysOpen()
  @Allow('till_events.read')
  @ApiHeader({ name: 'Last-Event-ID', required: false, schema: { type: 'string' } })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ type: TillEvent })
  async events(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) shopId: string,
    @Headers('last-event-id') seen: string | undefined,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<StreamableFile> {
    const { merchantId } = await this.shops.find(caller.cityId, shopId);
    withinScope(caller, { merchantId, shopId });
    const number = /^\d{1,15}$/.test(seen ?? '') ? Number(seen) : undefined;
    return (await this.feed.open(caller.cityId, { shopId, merchantId }, number)).answer(reply);
  }
}
