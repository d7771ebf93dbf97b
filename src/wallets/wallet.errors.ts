import { declareConstraint } from '../database/constraint-errors.js';
import { DomainError } from '../domain/domain-error.js';

export const notACoWorker = () =>
  new DomainError({
    kind: 'refused',
    code: 'not_a_co_worker',
    ja: '同じ企業に在籍している人だけが対象です。',
    en: 'Only people of the same employer may take part in this.',
  });

export const thanksNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'thanks_not_found',
    ja: 'そのお礼は見つかりません。',
    en: 'There are no such thanks of yours.',
  });

export const claimLinkNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'claim_link_not_found',
    ja: 'その受け取りリンクは見つかりません。',
    en: 'There is no such claim link.',
  });

export const linkTooLong = (mostDays: number) =>
  new DomainError({
    kind: 'refused',
    code: 'claim_link_too_long',
    ja: `受け取りリンクの期限は ${mostDays} 日以内です。`,
    en: `A claim link is good for ${mostDays} days at most.`,
    details: { mostDays },
  });

/** Not enough notes of that size, or the rest of them were received as thanks and may not be passed on. */
export const insufficientNotes = () =>
  new DomainError({
    kind: 'refused',
    code: 'insufficient_notes',
    ja: '使える券が足りません。',
    en: 'There are not enough notes for this.',
  });

export const keyConflict = () =>
  new DomainError({
    kind: 'conflict',
    code: 'key_conflict',
    ja: 'この Idempotency-Key は別の内容の操作に使われています。',
    en: 'This Idempotency-Key was used for another request.',
  });

export const unknownWallet = () =>
  new DomainError({
    kind: 'not_found',
    code: 'unknown_wallet',
    ja: 'その人の保有する券はありません。',
    en: 'Nobody of that id holds coupons here.',
  });

export const badNotes = () =>
  new DomainError({
    kind: 'invalid',
    code: 'bad_notes',
    ja: '券の枚数は 1 から 1000 までの整数です。',
    en: 'Notes are a whole number from 1 to 1000.',
  });

/** What the ledger answers instead of `done`, in words. */
const REFUSALS: Record<string, () => DomainError> = {
  key_conflict: keyConflict,
  insufficient_notes: insufficientNotes,
  bad_notes: badNotes,
  unknown_wallet: unknownWallet,
  unknown_operation: thanksNotFound,
  not_undoable: thanksNotFound,
  unknown_link: claimLinkNotFound,
  to_oneself: () =>
    new DomainError({
      kind: 'refused',
      code: 'to_oneself',
      ja: '自分自身には贈れません。',
      en: 'Thanks cannot be given to oneself.',
    }),
  own_link: () =>
    new DomainError({
      kind: 'refused',
      code: 'own_link',
      ja: '自分で作った受け取りリンクは受け取れません。取り消してください。',
      en: 'One’s own claim link cannot be claimed; take it back instead.',
    }),
  giver_cap_passed: () =>
    new DomainError({
      kind: 'refused',
      code: 'giver_cap_passed',
      ja: '一日に贈れる枚数を超えます。',
      en: 'This would pass the number of notes that one person may give a day.',
    }),
  pair_cap_passed: () =>
    new DomainError({
      kind: 'refused',
      code: 'pair_cap_passed',
      ja: '同じ人に一か月に贈れる枚数を超えます。',
      en: 'This would pass the number of notes that one person may give another in a month.',
    }),
  receiver_cap_passed: () =>
    new DomainError({
      kind: 'refused',
      code: 'receiver_cap_passed',
      ja: '一人が一か月に受け取れる枚数を超えます。',
      en: 'This would pass the number of notes that one person may be given in a month.',
    }),
  nothing_to_claim: () =>
    new DomainError({
      kind: 'refused',
      code: 'nothing_to_claim',
      ja: 'この受け取りリンクの券はもうありません。',
      en: 'There is nothing left to claim: it was claimed, returned, or has lapsed.',
    }),
  already_undone: () =>
    new DomainError({
      kind: 'conflict',
      code: 'already_taken_back',
      ja: 'すでに取り戻しています。',
      en: 'This was taken back already.',
    }),
  too_late: () =>
    new DomainError({
      kind: 'too_late',
      code: 'take_back_too_late',
      ja: '取り戻せる時間を過ぎています。',
      en: 'The time within which thanks can be taken back has passed.',
    }),
  touched: () =>
    new DomainError({
      kind: 'refused',
      code: 'already_used',
      ja: '受け取った人が使っているため、取り戻せません。',
      en: 'The notes were used or claimed in the meantime, so they cannot be taken back.',
    }),
};

/**
 * The error for a refusal of the ledger.
 * @throws Error for a status that no rule of giving, claiming or taking back has: a defect
 */
export function walletRefusal(status: string): DomainError {
  const refusal = REFUSALS[status];
  if (!refusal) throw new Error(`The ledger answered ${status}, which means nothing here.`);
  return refusal();
}

declareConstraint(
  'thanks_message_length',
  () =>
    new DomainError({
      kind: 'invalid',
      code: 'message_too_long',
      ja: 'メッセージは 500 文字以内です。',
      en: 'A message has at most 500 characters.',
    }),
);
