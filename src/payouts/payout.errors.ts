import { samePerson } from '../closing/closing.errors.js';
import { declareConstraint } from '../database/constraint-errors.js';
import type { DateIso } from '../domain/date.js';
import { DomainError } from '../domain/domain-error.js';
import type { HeldSettlement } from './payable.js';

export const settlementNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'settlement_not_found',
    ja: 'その精算は見つかりません。',
    en: 'There is no such settlement.',
  });

export const batchNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'payout_batch_not_found',
    ja: 'その振込データは見つかりません。',
    en: 'There is no such batch of payouts.',
  });

export const nothingToPay = (held: readonly HeldSettlement[]) =>
  new DomainError({
    kind: 'refused',
    code: 'nothing_to_pay',
    ja: '振り込むべき精算がありません。',
    en: 'No settlement waits to be paid.',
    details: { held },
  });

export const badPayDay = (payOn: DateIso, mostDaysAhead: number) =>
  new DomainError({
    kind: 'invalid',
    code: 'bad_pay_day',
    ja: `振込日 ${payOn} は、明日から ${mostDaysAhead} 日後までの銀行営業日ではありません。`,
    en: `${payOn} is no bank business day within the next ${mostDaysAhead} days.`,
    details: { payOn, mostDaysAhead },
  });

export const batchNotIn = (wanted: 'prepared' | 'approved' | 'exported', state: string) =>
  new DomainError({
    kind: 'conflict',
    code: `batch_not_${wanted}`,
    ja: 'この振込データの今の状態では、その操作はできません。',
    en: `The batch is ${state}, not ${wanted}.`,
    details: { state },
  });

export const batchOut = () =>
  new DomainError({
    kind: 'conflict',
    code: 'batch_out',
    ja: '出力済みの振込データは取り下げられません。銀行の結果を取り込んでください。',
    en: 'The batch has gone out, so it cannot be withdrawn: the bank’s answer ends it.',
  });

export const withdrawnBefore = () =>
  new DomainError({
    kind: 'conflict',
    code: 'batch_withdrawn',
    ja: 'この振込データは取り下げられています。',
    en: 'The batch has been withdrawn.',
  });

const withdrawReasonMissing = () =>
  new DomainError({
    kind: 'invalid',
    code: 'withdraw_reason_missing',
    ja: '取り下げる理由を500字以内で書いてください。',
    en: 'Say in at most 500 characters why the batch is withdrawn.',
  });

export const fileDiffers = () =>
  new DomainError({
    kind: 'conflict',
    code: 'payout_file_differs',
    ja: '作り直した振込ファイルが、出力済みのものと一致しません。銀行には送らないでください。',
    en: 'The file made again is not the one that went out. Do not send it to the bank.',
  });

export const noResults = () =>
  new DomainError({
    kind: 'invalid',
    code: 'no_results',
    ja: '振込結果が一行もありません。',
    en: 'There is no line with a result.',
  });

export const badResultLine = (line: number) =>
  new DomainError({
    kind: 'invalid',
    code: 'bad_result_line',
    ja: `結果ファイルの ${line} 行目を読めません。「行番号,結果,理由」の形にしてください。`,
    en: `Line ${line} of the results cannot be read: it must be line number, result, reason.`,
    details: { line },
  });

export const unknownPayoutLines = (lines: readonly number[]) =>
  new DomainError({
    kind: 'invalid',
    code: 'unknown_payout_lines',
    ja: 'この振込データにない行番号、または二度書かれた行番号があります。',
    en: 'The batch does not have these lines, or they are named twice.',
    details: { lines },
  });

export const alreadyAnswered = (lines: readonly number[]) =>
  new DomainError({
    kind: 'conflict',
    code: 'payout_already_answered',
    ja: '既に別の結果が記録されている行があります。',
    en: 'Another result has been recorded for these lines already.',
    details: { lines },
  });

declareConstraint('payout_batches_two_people', samePerson);
declareConstraint('payout_batches_withdrawn_by_another', samePerson);
declareConstraint('payout_batches_withdrawn_for_a_reason', withdrawReasonMissing);
