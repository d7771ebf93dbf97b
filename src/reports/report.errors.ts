import { declareConstraint } from '../database/constraint-errors.js';
import { DomainError } from '../domain/domain-error.js';

export const notYourReport = () =>
  new DomainError({
    kind: 'forbidden',
    code: 'not_your_report',
    ja: 'この区分の集計は見られません。',
    en: 'You may see your own rows only, not this grouping.',
  });

export const baseDayAhead = () =>
  new DomainError({
    kind: 'refused',
    code: 'base_day_ahead',
    ja: '基準日がまだ来ていません。',
    en: 'The base day has not come yet.',
  });

export const reportEntryChanged = () =>
  new DomainError({
    kind: 'conflict',
    code: 'report_entry_changed',
    ja: 'ほかの人が同時に書き込みました。読み直してからもう一度お試しください。',
    en: 'Somebody else wrote it at the same moment. Read it again, then try again.',
  });

export const employerNeeded = () =>
  new DomainError({
    kind: 'invalid',
    code: 'employer_needed',
    ja: '就労先企業を指定してください。',
    en: 'Name the employer.',
  });

declareConstraint('report_entries_pkey', reportEntryChanged);
