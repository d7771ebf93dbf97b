import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { toDateIso } from '../domain/date.js';
import { Keyed, type KeyedRequest, OptionalKey } from '../http/idempotency/keyed.decorator.js';
import { IDEMPOTENCY_HEADER } from '../http/idempotency/idempotency-key.js';
import { LedgerKeyed } from '../http/idempotency/ledger-keyed.decorator.js';
import { SelfKeyed } from '../http/idempotency/self-keyed.decorator.js';
import { AtTill } from '../http/load-shed/route-kinds.js';
import type { HttpReply } from '../http/request.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import type { ListFile } from '../lists/list-file.js';
import { EXCEL } from '../papers/excel.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { may } from '../people/policy.js';
import { withinScope } from '../people/scope.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { NewRedemption, RedemptionAnswer, RedemptionView } from './dto/redemption.js';
import { RedemptionsOfDay } from './dto/redemptions-of-day.js';
import { RedemptionsQuery } from './dto/redemptions.query.js';
import { VoidAnswer, VoidReason } from './dto/void.js';
import { FindShopService } from './find-shop.service.js';
import { ReadRedemptionsService, type TakenAt } from './read-redemptions.service.js';
import { redemptionNotFound, shopRequired } from './redemption.errors.js';
import { TakePaymentService } from './take-payment.service.js';
import { VoidService } from './void-redemption.service.js';

@ApiTags('redemptions')
@Controller('redemptions')
export class RedemptionsController {
  constructor(
    private readonly payments: TakePaymentService,
    private readonly redemptions: ReadRedemptionsService,
    private readonly voids: VoidService,
    private readonly shops: FindShopService,
    private readonly cityClock: CityClockService,
  ) {}

  /**
   * Takes coupons at a shop. By code or digits the code is itself the key; by employeeId an Idempotency-Key is needed.
   * No answer, and no refusal, tells the shop what the holder has.
   */
  @Post()
  @AtTill()
  @Allow('redemptions.take')
  @SelfKeyed()
  @ApiHeader({
    name: IDEMPOTENCY_HEADER,
    required: false,
    description: 'Yours, once for each payment. Needed with employeeId.',
  })
  @ApiCreatedResponse({ type: RedemptionAnswer })
  async take(
    @Caller() caller: Caller,
    @Body() wanted: NewRedemption,
    @OptionalKey() key: string | undefined,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<RedemptionAnswer> {
    const { receipt, replayed } = await this.payments.take(caller, wanted, key, new Date());
    // The same answer; but a clerk who did not send it before is to see that nothing was paid now.
    if (replayed) reply.header('Idempotency-Replayed', 'true');
    return receipt;
  }

  /** What a shop took on a day, with its tally. */
  @Get()
  @Allow('redemptions.read')
  @ApiProduces('application/json', 'text/csv', EXCEL)
  @ApiOkResponse({ type: RedemptionsOfDay })
  async ofDay(@Caller() caller: Caller, @Query() query: RedemptionsQuery): Promise<RedemptionsOfDay | ListFile> {
    const at = await this.takenAt(caller, query.shop?.toLowerCase() ?? caller.shopId);
    const day = query.day === undefined ? (await this.cityClock.now(caller.cityId)).date : toDateIso(query.day);
    if (query.format !== 'json') return this.redemptions.fileOfDay(caller.cityId, at, day, query);
    const { byClerk: _, ...taken } = await this.redemptions.ofDay(caller.cityId, at, day, query);
    return taken;
  }

  @Get(':id')
  @Allow('redemptions.read')
  @ApiOkResponse({ type: RedemptionView })
  async one(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<RedemptionView> {
    return this.mine(caller, id);
  }

  /** Undoes a redemption, exactly: by the shop on the same day, later by the city. */
  @Post(':id/void')
  @AtTill()
  @HttpCode(200)
  @Allow('redemptions.void')
  @LedgerKeyed()
  @ApiOkResponse({ type: VoidAnswer })
  async void(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() { reason }: VoidReason,
    @Keyed() { key }: KeyedRequest,
  ): Promise<VoidAnswer> {
    const redemption = await this.mine(caller, id);
    return this.voids.void(caller.cityId, redemption, {
      actorId: caller.actorId,
      owner: caller.shopId ?? caller.credentialId,
      reason,
      key,
      later: may(caller.role, 'redemptions.void_later'),
    });
  }

  private async mine(caller: Caller, id: string): Promise<RedemptionView> {
    const { view, merchantId } = await this.redemptions.find(caller.cityId, id);
    withinScope(caller, { merchantId, shopId: view.shop.id }, redemptionNotFound);
    return view;
  }

  private async takenAt(caller: Caller, shopId: string | undefined): Promise<TakenAt> {
    if (shopId === undefined) {
      if (caller.merchantId === undefined) throw shopRequired();
      return { merchantId: caller.merchantId };
    }
    const { merchantId } = await this.shops.find(caller.cityId, shopId);
    withinScope(caller, { merchantId, shopId });
    return { merchantId, shopId };
  }
}
