import { DomainError } from '../domain/domain-error.js';

export const badRange = (mostMonths: number) =>
  new DomainError({
    kind: 'invalid',
    code: 'bad_range',
    ja: `期間は始まりの月から終わりの月まで、${mostMonths} か月以内で指定してください。`,
    en: `A range goes from its first month to its last, ${mostMonths} months at most.`,
    details: { mostMonths },
  });

export const notYourReport = () =>
  new DomainError({
    kind: 'forbidden',
    code: 'not_your_report',
    ja: 'この区分の集計は見られません。',
    en: 'You may see your own rows only, not this grouping.',
  });
