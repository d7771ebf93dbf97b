import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.js';
import { operationIdOf } from '../domain/operation-key.js';
import { keyRequired } from '../http/idempotency/idempotency-key.js';
import type { Caller } from '../people/caller.decorator.js';
import { allowed } from '../people/policy.js';
import { withinScope } from '../people/scope.js';
import { FindCodeService, type ShownCode } from '../wallets/find-code.service.js';
import { deadlineOf } from './deadline.js';
import type { NewRedemption } from './dto/redemption.js';
import { FindShopService } from './find-shop.service.js';
import { RedeemService, type Taken } from './redeem.service.js';
import { oneWayToPay, shopRequired, tillOnly, unknownCode } from './redemption.errors.js';
import { FindSlipService, isSlip, type PaperSlip, SLIP_DIGITS } from './slips/find-slip.service.js';
import { slipNotUsable } from './slips/slip.errors.js';
import { WrongTries } from './wrong-tries.js';

/** Finds out who pays at which shop, and whether this caller may take it in this way. */
@Injectable()
export class TakePaymentService {
  constructor(
    private readonly shops: FindShopService,
    private readonly codes: FindCodeService,
    private readonly slips: FindSlipService,
    private readonly redeem: RedeemService,
    private readonly wrongTries: WrongTries,
  ) {}

  /**
   * @param receivedAt real time at which the request arrived
   * @throws DomainError one_way_to_pay, shop_required, not_found, till_only, too_many_tries, unknown_code,
   *   idempotency_key_required, and what redeeming throws
   */
  async take(caller: Caller, wanted: NewRedemption, key: string | undefined, receivedAt: Date): Promise<Taken> {
    const { code, digits, employeeId, notes, noteYen } = wanted;
    if ([code, digits, employeeId].filter((way) => way !== undefined).length !== 1) throw oneWayToPay();
    const shopId = wanted.shopId?.toLowerCase() ?? caller.shopId;
    if (shopId === undefined) throw shopRequired();
    const shop = await this.shops.find(caller.cityId, shopId);
    withinScope(caller, { merchantId: shop.merchantId, shopId });
    const deadline = deadlineOf(receivedAt, wanted.deadline);
    const payment = { shop, actorId: caller.actorId, receivedAt, deadline, key };

    if (employeeId !== undefined) {
      if (!allowed(caller, 'redemptions.take_directly')) throw tillOnly();
      if (notes === undefined) throw oneWayToPay();
      if (key === undefined) throw keyRequired();
      return this.redeem.direct(caller.cityId, { ...payment, key }, { employeeId, notes, noteYen });
    }
    const shown = await (code === undefined ? this.byDigits(caller, digits!, key) : this.bySecret(caller.cityId, code));
    if (!shown) throw unknownCode();
    return this.redeem.byCode(caller.cityId, payment, shown, notes).catch((error: unknown) => {
      throw error instanceof DomainError && error.code === 'code_lapsed' && isSlip(shown)
        ? slipNotUsable(shown)
        : error;
    });
  }

  private async bySecret(cityId: number, secret: string): Promise<ShownCode | PaperSlip | undefined> {
    return (await this.codes.bySecret(cityId, secret)) ?? this.slips.bySecret(cityId, secret);
  }

  /** Only a till bound to one shop may type digits, and only so many wrong ones. */
  private async byDigits(
    caller: Caller,
    digits: string,
    key: string | undefined,
  ): Promise<ShownCode | PaperSlip | undefined> {
    const { cityId, shopId } = caller;
    if (shopId === undefined) throw tillOnly();
    const right = await this.wrongTries.begin({ cityId, shopId }, caller.credentialId);
    const known = digits.length === SLIP_DIGITS ? this.slips : this.codes;
    const shown =
      (await known.byDigits(cityId, digits)) ??
      (key && (await this.codes.paidBy(cityId, operationIdOf(cityId, shopId, key), digits)));
    if (!shown) return undefined;
    await right();
    return shown;
  }
}
