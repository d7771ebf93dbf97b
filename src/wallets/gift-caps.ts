import type { ProgrammeRules } from '../programmes/programme-rules.entity.js';

/** The caps on what one person is given, as the ledger is told of them; nothing where there is none. */
export function giftCaps({ pairMonthlyCapNotes, receiverMonthlyCapNotes }: ProgrammeRules) {
  return {
    pairMonthlyCapNotes: pairMonthlyCapNotes ?? undefined,
    receiverMonthlyCapNotes: receiverMonthlyCapNotes ?? undefined,
  };
}
