import { declareConstraint } from '../../database/constraint-errors.js';
import { DomainError } from '../../domain/domain-error.js';

/** Also for another person's report: nobody is told that there is one. */
export const pressureReportNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'pressure_report_not_found',
    ja: 'その相談は見つかりません。',
    en: 'There is no such report.',
  });

export const pressureReportClosed = () =>
  new DomainError({
    kind: 'conflict',
    code: 'pressure_report_closed',
    ja: 'この相談は終了しています。新しい相談としてお送りください。',
    en: 'This report is closed. Write a new one.',
  });

declareConstraint(
  'pressure_messages_bounded',
  () =>
    new DomainError({
      kind: 'refused',
      code: 'too_many_pressure_messages',
      ja: 'この相談にはこれ以上書き込めません。新しい相談としてお送りください。',
      en: 'Nothing more can be added to this report. Write a new one.',
    }),
);
