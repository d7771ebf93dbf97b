import { DomainError } from '../domain/domain-error.js';
import { badNotes, keyConflict, unknownWallet } from '../wallets/wallet.errors.js';

export const redemptionNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'redemption_not_found',
    ja: 'その利用は見つかりません。',
    en: 'There is no such redemption.',
  });

export const shopRequired = () =>
  new DomainError({
    kind: 'invalid',
    code: 'shop_required',
    ja: '店舗（shopId）を指定してください。',
    en: 'Say which shop (shopId).',
  });

/** What the till sent names no code, or more than one way to find the payer. */
export const oneWayToPay = () =>
  new DomainError({
    kind: 'invalid',
    code: 'one_way_to_pay',
    ja: 'code、digits、employeeId のうち一つだけを指定してください。employeeId のときは notes も必要です。',
    en: 'Name exactly one of code, digits and employeeId; with employeeId also notes.',
  });

export const tillOnly = () =>
  new DomainError({
    kind: 'forbidden',
    code: 'till_only',
    ja: 'この方法は店舗の端末のトークンでだけ使えます。',
    en: 'Only a till’s own token may do it this way.',
  });

export const unknownCode = () =>
  new DomainError({
    kind: 'not_found',
    code: 'unknown_code',
    ja: 'このコードは見つかりません。お客様に新しいコードを表示してもらってください。',
    en: 'There is no such code. Ask the customer to show a new one.',
  });

export const tooManyTries = (retryAfterSeconds: number) =>
  new DomainError({
    kind: 'too_many',
    code: 'too_many_tries',
    ja: '番号の間違いが続いたため、少し待つか QR コードを読み取ってください。',
    en: 'Too many wrong digits. Wait a moment, or scan the QR code.',
    details: { retryAfterSeconds },
  });

export const tooManyWatching = () =>
  new DomainError({
    kind: 'busy',
    code: 'too_many_watching',
    ja: '開いている画面が多すぎます。しばらくしてからもう一度お試しください。',
    en: 'Too many screens are open. Try again in a moment.',
    details: { retryAfterSeconds: 10 },
  });

export const otherNotes = (notes: number) =>
  new DomainError({
    kind: 'conflict',
    code: 'code_for_other_notes',
    ja: `このコードは ${notes} 枚の支払い用です。`,
    en: `This code is for a payment of ${notes} notes.`,
    details: { notes },
  });

export const deadlineTooFar = (mostSeconds: number) =>
  new DomainError({
    kind: 'invalid',
    code: 'deadline_too_far',
    ja: `deadline は ${mostSeconds} 秒先までです。`,
    en: `A deadline is at most ${mostSeconds} seconds ahead.`,
    details: { mostSeconds },
  });

export const notYoursAnyMore = () =>
  new DomainError({
    kind: 'refused',
    code: 'void_only_same_day',
    ja: '店舗で取り消せるのは当日だけです。市の担当課に連絡してください。',
    en: 'A shop can undo a redemption on the same day only. Ask the city.',
  });

/** The outcome is not known, or nothing was done: the same request, sent again, is answered either way. */
export const tryAgain = (cause?: unknown) =>
  new DomainError({
    kind: 'busy',
    code: 'busy',
    ja: '処理を確認できませんでした。同じ操作をもう一度送ってください。',
    en: 'It is not certain that this was done. Send the same request again.',
    details: { retryAfterSeconds: 1 },
    cause,
  });

const refused = (code: string, ja: string, en: string) => () => new DomainError({ kind: 'refused', code, ja, en });

/** What the ledger answers instead of `done`, in words that show the shop nothing of what the holder has. */
const REFUSALS: Record<string, () => DomainError> = {
  key_conflict: keyConflict,
  bad_notes: badNotes,
  unknown_wallet: unknownWallet,
  unknown_operation: redemptionNotFound,
  not_undoable: redemptionNotFound,
  other_shop: redemptionNotFound,
  not_certified: refused(
    'not_certified',
    'この店舗では今、券を利用できません（認定が有効ではありません）。',
    'This shop may not take coupons today: its certification does not stand.',
  ),
  own_merchant: refused(
    'own_merchant',
    '店主・店員は自分の券を自分の店舗で利用できません。',
    'The owner and the clerks of a merchant cannot spend their own coupons there.',
  ),
  insufficient_notes: refused(
    'insufficient_notes',
    '使える券が足りません。',
    'There are not enough notes for this payment.',
  ),
  payer_cap_passed: refused(
    'payer_cap_passed',
    '一日に利用できる枚数を超えます。',
    'This would pass the number of notes that one person may spend a day.',
  ),
  shop_cap_passed: refused(
    'shop_cap_passed',
    '一人が同じ店舗で一日に利用できる枚数を超えます。',
    'This would pass the number of notes that one person may spend a day at one shop.',
  ),
  code_used: () =>
    new DomainError({
      kind: 'conflict',
      code: 'code_used',
      ja: 'このコードは使用済みです。',
      en: 'This code was used already.',
    }),
  code_lapsed: () =>
    new DomainError({
      kind: 'too_late',
      code: 'code_lapsed',
      ja: 'コードの有効時間（60 秒）が過ぎました。新しいコードを表示してもらってください。',
      en: 'The code’s 60 seconds have passed. Ask the customer to show a new one.',
    }),
  too_late: () =>
    new DomainError({
      kind: 'too_late',
      code: 'too_late',
      ja: '端末の期限を過ぎて届いたため、利用していません。',
      en: 'This request arrived after its deadline, so nothing was taken.',
    }),
  already_undone: () =>
    new DomainError({
      kind: 'conflict',
      code: 'already_voided',
      ja: 'この利用はすでに取り消されています。',
      en: 'This redemption was undone already.',
    }),
};

/**
 * The error for a refusal of the ledger.
 * @throws Error for a status that no rule of the till has: a defect
 */
export function tillRefusal(status: string): DomainError {
  const refusal = REFUSALS[status];
  if (!refusal) throw new Error(`The ledger answered ${status}, which means nothing at a till.`);
  return refusal();
}
