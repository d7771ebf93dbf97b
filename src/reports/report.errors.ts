import { DomainError } from '../domain/domain-error.js';

export const notYourReport = () =>
  new DomainError({
    kind: 'forbidden',
    code: 'not_your_report',
    ja: 'この区分の集計は見られません。',
    en: 'You may see your own rows only, not this grouping.',
  });
