import { Injectable } from '@nestjs/common';
import { keyRequired } from '../http/idempotency/idempotency-key.js';
import { invalidRequest } from '../http/validation.pipe.js';
import type { Caller } from '../people/caller.decorator.js';
import { may } from '../people/policy.js';
import { withinScope } from '../people/scope.js';
import { FindCodeService, type ShownCode } from '../wallets/find-code.service.js';
import type { NewRedemption, RedemptionAnswer } from './dto/redemption.js';
import { FindShopService } from './find-shop.service.js';
import { RedeemService } from './redeem.service.js';
import { oneWayToPay, shopRequired, tillOnly, unknownCode } from './redemption.errors.js';
import { WrongTries } from './wrong-tries.js';

/** Finds out who pays at which shop, and whether this caller may take it in this way. */
@Injectable()
export class TakePaymentService {
  constructor(
    private readonly shops: FindShopService,
    private readonly codes: FindCodeService,
    private readonly redeem: RedeemService,
    private readonly wrongTries: WrongTries,
  ) {}

  /**
   * @param receivedAt real time at which the request arrived
   * @throws DomainError one_way_to_pay, shop_required, not_found, till_only, too_many_tries, unknown_code,
   *   idempotency_key_required, and what redeeming throws
   */
  async take(
    caller: Caller,
    wanted: NewRedemption,
    key: string | undefined,
    receivedAt: Date,
  ): Promise<RedemptionAnswer> {
    const { code, digits, employeeId, notes, noteYen } = wanted;
    if ([code, digits, employeeId].filter((way) => way !== undefined).length !== 1) throw oneWayToPay();
    const shopId = wanted.shopId?.toLowerCase() ?? caller.shopId;
    if (shopId === undefined) throw shopRequired();
    const shop = await this.shops.find(caller.cityId, shopId);
    withinScope(caller, { merchantId: shop.merchantId, shopId });
    const deadline = wanted.deadline === undefined ? undefined : instantOf(wanted.deadline);
    const payment = { shop, actorId: caller.actorId, receivedAt, deadline, key };

    if (employeeId !== undefined) {
      if (!may(caller.role, 'redemptions.take_directly')) throw tillOnly();
      if (notes === undefined) throw oneWayToPay();
      if (key === undefined) throw keyRequired();
      return this.redeem.direct(caller.cityId, { ...payment, key }, { employeeId, notes, noteYen });
    }
    const shown = await (code === undefined
      ? this.byDigits(caller, digits!)
      : this.codes.bySecret(caller.cityId, code));
    if (!shown) throw unknownCode();
    return this.redeem.byCode(caller.cityId, payment, shown, notes);
  }

  /** Only a till bound to one shop may type digits, and only so many wrong ones a minute. */
  private async byDigits(caller: Caller, digits: string): Promise<ShownCode | undefined> {
    if (caller.shopId === undefined) throw tillOnly();
    const right = this.wrongTries.begin(caller.tokenId);
    const shown = await this.codes.byDigits(caller.cityId, digits);
    if (shown) right();
    return shown;
  }
}

/** @throws DomainError invalid_request for a form of ISO 8601 that names no instant */
function instantOf(text: string): Date {
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) {
    throw invalidRequest([{ field: 'deadline', messages: ['deadline must be a time with its zone'] }]);
  }
  return instant;
}
