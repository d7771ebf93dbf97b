import { Injectable } from '@nestjs/common';
import { derivedId, operationIdOf, requestDigestOf } from '../domain/operation-key.js';
import type { LedgerAnswer, RedeemItem } from '../ledger/ledger-items.js';
import { CurrentRulesService } from '../wallets/current-rules.service.js';
import type { ShownCode } from '../wallets/find-code.service.js';
import type { RedemptionAnswer } from './dto/redemption.js';
import type { TillShop } from './find-shop.service.js';
import { Gatherer } from './gather-redemptions.js';
import { deadlineTooFar, otherNotes, tillRefusal } from './redemption.errors.js';

const DEFAULT_DEADLINE_MS = 30_000;
const LONGEST_DEADLINE_SECONDS = 300;
const ROUTE = 'POST /api/v1/redemptions';

/** A payment as it reached the service. */
export interface Payment {
  shop: TillShop;
  /** Who took it: the clerk as a person, or the till's token. */
  actorId: string;
  /** Real time at which it arrived, and after which it must not be posted. */
  receivedAt: Date;
  deadline?: Date;
  /** The till's idempotency key. */
  key?: string;
}

/** Notes paid at a shop (利用). */
@Injectable()
export class RedeemService {
  constructor(
    private readonly gatherer: Gatherer,
    private readonly currentRules: CurrentRulesService,
  ) {}

  /**
   * Takes notes of a person whom a trusted till knows.
   *
   * @throws DomainError deadline_too_far, before_programme, busy, and every refusal of the ledger at a till
   */
  async direct(
    cityId: number,
    payment: Payment & { key: string },
    paid: { employeeId: string; notes: number; noteYen?: number },
  ): Promise<RedemptionAnswer> {
    const { shop, key } = payment;
    const rules = await this.currentRules.of(cityId);
    return this.post(cityId, payment, {
      id: operationIdOf(cityId, shop.id, key),
      digest: requestDigestOf(ROUTE, { shopId: shop.id, ...paid }),
      wallet: paid.employeeId,
      notes: paid.notes,
      noteYen: paid.noteYen ?? rules.noteYen,
      dailyCapNotes: rules.payerDailyCapNotes ?? undefined,
    });
  }

  /**
   * Takes what a code stands for. The code is itself a key: shown again at the same shop it answers the first answer,
   * with whatever key of the till, or none.
   *
   * @param notes what the till believes it is paid, if it says so
   * @throws DomainError code_for_other_notes, deadline_too_far, before_programme, busy, and every refusal of the
   *   ledger at a till
   */
  async byCode(cityId: number, payment: Payment, code: ShownCode, notes?: number): Promise<RedemptionAnswer> {
    if (notes !== undefined && notes !== code.notes) throw otherNotes(code.notes);
    const { shop, key } = payment;
    const rules = await this.currentRules.of(cityId);
    return this.post(cityId, payment, {
      id: key === undefined ? derivedId(code.id, `redeem:${shop.id}`) : operationIdOf(cityId, shop.id, key),
      digest: requestDigestOf(ROUTE, { shopId: shop.id, code: code.id }),
      wallet: code.employeeId,
      notes: code.notes,
      noteYen: code.noteYen,
      code: code.id,
      codeUsableUntil: code.usableUntil,
      dailyCapNotes: rules.payerDailyCapNotes ?? undefined,
    });
  }

  private async post(
    cityId: number,
    { shop, actorId, receivedAt, deadline }: Payment,
    what: Omit<RedeemItem, 'merchant' | 'shop' | 'actor' | 'receivedAt' | 'deadline'>,
  ): Promise<RedemptionAnswer> {
    const latest = receivedAt.getTime() + LONGEST_DEADLINE_SECONDS * 1000;
    if (deadline && deadline.getTime() > latest) throw deadlineTooFar(LONGEST_DEADLINE_SECONDS);
    const answer = await this.gatherer.redeem(cityId, {
      ...what,
      merchant: shop.merchantId,
      shop: shop.id,
      actor: actorId,
      receivedAt,
      deadline: deadline ?? new Date(receivedAt.getTime() + DEFAULT_DEADLINE_MS),
    });
    return answered(answer, shop, what.notes);
  }
}

/** Nothing in it says what the holder has left. */
function answered(answer: LedgerAnswer, { id, name }: TillShop, notes: number): RedemptionAnswer {
  const { status, operationId, amount, employerShare, cityShare, happenedAt, recordedAt } = answer;
  if (status !== 'done' && status !== 'replayed') throw tillRefusal(status);
  return {
    id: operationId!,
    status: 'done',
    notes,
    amount,
    employerShare,
    cityShare,
    shop: { id, name },
    happenedAt: happenedAt!,
    recordedAt: recordedAt!,
  };
}
