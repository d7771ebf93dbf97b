import { Injectable } from '@nestjs/common';
import { derivedId, operationIdOf, requestDigestOf } from '../domain/operation-key.js';
import { Ledger } from '../ledger/ledger.js';
import type { ProgrammeRules } from '../programmes/programme-rules.entity.js';
import type { Purchase } from './life.js';
import type { Refusals } from './refusals.js';

const DEADLINE_MS = 30_000;
const CODE_USABLE_MS = 60_000;

/** What people buy on a day, and what the shops undo again. */
@Injectable()
export class PlayPurchasesService {
  constructor(private readonly ledger: Ledger) {}

  async pay(cityId: number, purchases: readonly Purchase[], rules: ProgrammeRules, refusals: Refusals): Promise<void> {
    const receivedAt = new Date();
    const paid = purchases.map((purchase) => ({ purchase, id: purchaseId(cityId, purchase) }));
    const answers = await this.ledger.redeem(
      cityId,
      paid.map(({ purchase: { payer, till, notes, noteYen, byCode, late }, id }) => ({
        id,
        wallet: payer.employeeId,
        merchant: till.merchantId,
        shop: till.shopId,
        notes,
        noteYen,
        // Codes are swept soon after they were used; what stays of one is its id on the operation.
        code: byCode ? derivedId(id, 'code') : undefined,
        codeUsableUntil: byCode ? new Date(receivedAt.getTime() + CODE_USABLE_MS) : undefined,
        deadline: new Date(receivedAt.getTime() + (late ? -DEADLINE_MS : DEADLINE_MS)),
        receivedAt,
        dailyCapNotes: rules.payerDailyCapNotes ?? undefined,
        actor: till.shopId,
        digest: requestDigestOf('simulated purchase', { payer: payer.employeeId, shop: till.shopId, notes }),
      })),
    );
    const done = refusals.sift(paid, answers);
    await this.void(
      cityId,
      done.filter(({ purchase }) => purchase.voided),
      refusals,
    );
  }

  private async void(
    cityId: number,
    paid: readonly { purchase: Purchase; id: string }[],
    refusals: Refusals,
  ): Promise<void> {
    const answers = await this.ledger.undo(
      cityId,
      paid.map(({ purchase: { till, key }, id }) => ({
        id: operationIdOf(cityId, till.shopId, `${key}:void`),
        undoes: id,
        as: 'void',
        shop: till.shopId,
        actor: till.shopId,
        digest: requestDigestOf('simulated void', { id }),
      })),
    );
    refusals.sift(paid, answers);
  }
}

function purchaseId(cityId: number, { till, key }: Purchase): string {
  return operationIdOf(cityId, till.shopId, key);
}
