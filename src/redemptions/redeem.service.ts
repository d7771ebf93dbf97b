import { Injectable } from '@nestjs/common';
import { derivedId, operationIdOf, requestDigestOf } from '../domain/operation-key.js';
import type { RedeemItem } from '../ledger/ledger-items.js';
import { CurrentRulesService } from '../wallets/current-rules.service.js';
import type { ShownCode } from '../wallets/find-code.service.js';
import { RecordedOperationsService } from '../wallets/recorded-operations.service.js';
import type { RedemptionAnswer } from './dto/redemption.js';
import type { TillShop } from './find-shop.service.js';
import { Gatherer } from './gather-redemptions.js';
import { Watchers } from './live/watchers.js';
import { RefusedPaymentsService } from './refused-payments.service.js';
import { receiptOf } from './receipt-of.js';
import { otherNotes, tillRefusal } from './redemption.errors.js';

const ROUTE = 'POST /api/v1/redemptions';

/** A payment as it reached the service. */
export interface Payment {
  shop: TillShop;
  /** Who took it: the clerk as a person, or the till's token. */
  actorId: string;
  /** Real time at which it arrived, and after which it must not be posted. */
  receivedAt: Date;
  deadline: Date;
  /** The till's idempotency key. */
  key?: string;
}

/** What was taken, and whether it had been taken before and this is the first answer once more. */
export interface Taken {
  receipt: RedemptionAnswer;
  replayed: boolean;
}

/**
 * For so long a code or a slip that is scanned again at its shop answers the first answer, without the first key: the
 * clerk saw none. Later it is somebody who shows a picture of it, or the paper itself, once more.
 */
const SCANNED_AGAIN_MS = 5 * 60_000;

/** Notes paid at a shop (利用). */
@Injectable()
export class RedeemService {
  constructor(
    private readonly gatherer: Gatherer,
    private readonly currentRules: CurrentRulesService,
    private readonly recorded: RecordedOperationsService,
    private readonly watchers: Watchers,
    private readonly refused: RefusedPaymentsService,
  ) {}

  /**
   * Takes notes of a person whom a trusted till knows.
   *
   * @throws DomainError before_programme, busy, and every refusal of the ledger at a till
   */
  async direct(
    cityId: number,
    payment: Payment & { key: string },
    paid: { employeeId: string; notes: number; noteYen?: number },
  ): Promise<Taken> {
    const { shop, key } = payment;
    const rules = await this.currentRules.of(cityId);
    return this.post(cityId, payment, {
      id: operationIdOf(cityId, shop.id, key),
      digest: requestDigestOf(ROUTE, { shopId: shop.id, ...paid }),
      wallet: paid.employeeId,
      notes: paid.notes,
      noteYen: paid.noteYen ?? rules.noteYen,
      dailyCapNotes: rules.payerDailyCapNotes ?? undefined,
      shopDailyCapNotes: rules.shopDailyCapNotes ?? undefined,
    });
  }

  /**
   * Takes what a code or a slip stands for. It is itself a key: scanned again at the same shop within five minutes it
   * answers the first answer, with whatever key of the till, or none; with the first key it does so for ever. What was
   * undone meanwhile is used up: the first answer would tell another clerk that it was paid.
   *
   * @param notes what the till believes it is paid, if it says so
   * @throws DomainError code_for_other_notes, before_programme, busy, and every refusal of the
   *   ledger at a till
   */
  async byCode(cityId: number, payment: Payment, code: ShownCode, notes?: number): Promise<Taken> {
    if (notes !== undefined && notes !== code.notes) throw otherNotes(code.notes);
    const { shop, key } = payment;
    const rules = await this.currentRules.of(cityId);
    const id = key === undefined ? derivedId(code.id, `redeem:${shop.id}`) : operationIdOf(cityId, shop.id, key);
    const taken = await this.post(cityId, payment, {
      id,
      digest: requestDigestOf(ROUTE, { shopId: shop.id, code: code.id }),
      wallet: code.employeeId,
      notes: code.notes,
      noteYen: code.noteYen,
      code: code.id,
      codeUsableUntil: code.usableUntil,
      dailyCapNotes: rules.payerDailyCapNotes ?? undefined,
      shopDailyCapNotes: rules.shopDailyCapNotes ?? undefined,
    });
    const sameKey = key !== undefined && taken.receipt.id === id;
    const age = payment.receivedAt.getTime() - taken.receipt.recordedAt.getTime();
    if (!taken.replayed || sameKey) return taken;
    if (age > SCANNED_AGAIN_MS) {
      await this.refused.count(cityId, { refusal: 'code_used', shopId: shop.id, employeeId: code.employeeId });
      throw tillRefusal('code_used');
    }
    if (await this.recorded.isUndone(cityId, taken.receipt.id)) throw tillRefusal('code_used');
    return taken;
  }

  private async post(
    cityId: number,
    { shop, actorId, receivedAt, deadline }: Payment,
    what: Omit<RedeemItem, 'merchant' | 'shop' | 'actor' | 'receivedAt' | 'deadline'>,
  ): Promise<Taken> {
    // Field by field: an object put together by spreads as wide as this outlives the quick collections of garbage.
    const item: { [field in keyof Required<RedeemItem>]: RedeemItem[field] } = {
      id: what.id,
      actor: actorId,
      digest: what.digest,
      wallet: what.wallet,
      merchant: shop.merchantId,
      shop: shop.id,
      notes: what.notes,
      noteYen: what.noteYen,
      code: what.code,
      codeUsableUntil: what.codeUsableUntil,
      deadline,
      receivedAt,
      dailyCapNotes: what.dailyCapNotes,
      shopDailyCapNotes: what.shopDailyCapNotes,
    };
    const answer = await this.gatherer.redeem(cityId, item);
    this.watchers.nudge(cityId, shop.id);
    if (what.code !== undefined) this.watchers.nudge(cityId, what.code);
    await this.refused.count(cityId, { refusal: answer.status, shopId: shop.id, employeeId: what.wallet });
    return { receipt: receiptOf(answer, shop, what.notes), replayed: answer.status === 'replayed' };
  }
}
