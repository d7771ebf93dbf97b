import type { LedgerAnswer } from '../ledger/ledger-items.js';
import type { Named } from '../wallets/dto/wallet-entry.js';
import type { RedemptionAnswer } from './dto/redemption.js';
import { tillRefusal } from './redemption.errors.js';

/**
 * What the till and the holder are told of a payment. Nothing in it says what the holder has left.
 *
 * @throws DomainError every refusal of the ledger at a till
 */
export function receiptOf(answer: LedgerAnswer, { id, name }: Named, notes: number): RedemptionAnswer {
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
