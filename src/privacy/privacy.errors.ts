import { DomainError } from '../domain/domain-error.js';

/** Why a person's data is not erased. */
export type NotErased =
  'not_found' | 'erased_already' | 'coupons_open' | 'employed_still' | 'enrolled_still' | 'kept_still';

const WORDS: Record<NotErased, { ja: string; en: string }> = {
  not_found: { ja: 'その従業員は見つかりません。', en: 'There is no such employee.' },
  erased_already: {
    ja: 'この従業員の個人情報は既に消去されています。',
    en: 'This person’s data has been erased already.',
  },
  coupons_open: {
    ja: '利用も失効もしていない券、または受け取られていないリンクがあるため、消去できません。',
    en: 'There are coupons that are neither spent nor lapsed, or a link that nobody has claimed.',
  },
  employed_still: { ja: '在籍中の従業員の個人情報は消去できません。', en: 'The person still works at an employer.' },
  enrolled_still: {
    ja: '終了していない登録があるため、消去できません。',
    en: 'An enrolment of the person has not ended.',
  },
  kept_still: { ja: '保存期間が終わっていません。', en: 'The time for which it is kept is not over.' },
};

export const notErased = (code: NotErased, erasableOn: string | null) =>
  new DomainError({
    kind: code === 'not_found' ? 'not_found' : 'refused',
    code: code === 'not_found' ? 'employee_not_found' : code,
    ...WORDS[code],
    ...(erasableOn === null ? {} : { details: { erasableOn } }),
  });

export const retentionInThePast = (today: string) =>
  new DomainError({
    kind: 'refused',
    code: 'retention_in_the_past',
    ja: `保存期間は今日（${today}）以後の日から変更できます。`,
    en: `How long data is kept changes from today (${today}) on at the earliest.`,
    details: { today },
  });
