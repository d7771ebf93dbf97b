import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Page } from '../../http/paging.js';
import { UuidPipe } from '../../http/uuid.pipe.js';
import { ApiList } from '../../lists/api-list.js';
import type { ListFile } from '../../lists/list-file.js';
import { Allow } from '../../people/allow.decorator.js';
import { ReadsPersonal } from '../../people/audit/reads-personal.decorator.js';
import { Caller } from '../../people/caller.decorator.js';
import { scopeOf, withinScope } from '../../people/scope.js';
import { DisputeDecision, DisputeView, NewDispute } from '../dto/dispute.js';
import { DisputesQuery } from '../dto/disputes.query.js';
import { ReadRedemptionsService } from '../read-redemptions.service.js';
import { redemptionNotFound } from '../redemption.errors.js';
import { DecideDisputeService } from './decide-dispute.service.js';
import { DisputesService } from './disputes.service.js';

@ApiTags('redemptions')
@Controller()
export class DisputesController {
  constructor(
    private readonly redemptions: ReadRedemptionsService,
    private readonly disputes: DisputesService,
    private readonly decisions: DecideDisputeService,
  ) {}

  /** Asks the city to judge a redemption: by the shop that took it, or by whoever paid. */
  @Post('redemptions/:id/disputes')
  @Allow('disputes.open')
  @ApiCreatedResponse({ type: DisputeView })
  async open(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() { words }: NewDispute,
  ): Promise<DisputeView> {
    const { merchantId, employeeId, view } = await this.redemptions.find(caller.cityId, id);
    withinScope(caller, { merchantId, employeeId, shopId: view.shop.id }, redemptionNotFound);
    const openedBy = caller.role === 'employee' ? 'holder' : 'shop';
    const opening = {
      redemptionId: id,
      shopId: view.shop.id,
      employeeId,
      openedBy,
      openerId: caller.actorId,
      words,
    } as const;
    return this.disputes.open(caller.cityId, opening);
  }

  /** All of the city’s; a shop’s or a holder’s own for these. The oldest first. */
  @Get('disputes')
  @Allow('disputes.read')
  @ReadsPersonal('disputes')
  @ApiList(DisputeView)
  async list(@Caller() caller: Caller, @Query() query: DisputesQuery): Promise<Page<DisputeView> | ListFile> {
    return this.disputes.list(caller.cityId, scopeOf(caller), query).answer(query);
  }

  /** Upholds a dispute, which undoes the redemption, or dismisses it; either with a reason, once. */
  @Post('disputes/:id/decision')
  @HttpCode(200)
  @Allow('disputes.decide')
  @ApiOkResponse({ type: DisputeView })
  decide(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() decision: DisputeDecision,
  ): Promise<DisputeView> {
    return this.decisions.decide(caller.cityId, id, decision, caller.actorId);
  }
}
