import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Page } from '../../http/paging.js';
import { UuidPipe } from '../../http/uuid.pipe.js';
import { ApiList } from '../../lists/api-list.js';
import type { ListFile } from '../../lists/list-file.js';
import { Allow } from '../../people/allow.decorator.js';
import { ReadsPersonal } from '../../people/audit/reads-personal.decorator.js';
import { Caller } from '../../people/caller.decorator.js';
import { LiftPayoutHold, NewPayoutHold, PayoutHoldView } from '../dto/payout-hold.dto.js';
import { PayoutHoldsQuery } from '../dto/payout-holds.query.js';
import { PayoutHoldsService } from './payout-holds.service.js';

/** Payouts held while something is looked into: never the customer at the till. */
@ApiTags('payouts')
@Controller()
export class PayoutHoldsController {
  constructor(private readonly holds: PayoutHoldsService) {}

  /** The newest first. */
  @Get('payout-holds')
  @Allow('payout_holds.read')
  @ReadsPersonal('merchants', 'merchantId')
  @ApiList(PayoutHoldView)
  list(@Caller() { cityId }: Caller, @Query() query: PayoutHoldsQuery): Promise<Page<PayoutHoldView> | ListFile> {
    return this.holds.list(cityId, query).answer(query);
  }

  /** From now on no payout of this merchant enters a batch. */
  @Post('merchants/:id/payout-holds')
  @Allow('payout_holds.place')
  @ApiCreatedResponse({ type: PayoutHoldView })
  place(
    @Caller() { cityId, actorId }: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() hold: NewPayoutHold,
  ): Promise<PayoutHoldView> {
    return this.holds.place(cityId, id, hold, actorId);
  }

  /** By another person than the one who placed it. */
  @Post('payout-holds/:id/lift')
  @HttpCode(200)
  @Allow('payout_holds.lift')
  @ApiOkResponse({ type: PayoutHoldView })
  lift(
    @Caller() { cityId, actorId }: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() { reason }: LiftPayoutHold,
  ): Promise<PayoutHoldView> {
    return this.holds.lift(cityId, id, reason, actorId);
  }
}
