import { declareConstraint } from '../../database/constraint-errors.js';
import { DomainError } from '../../domain/domain-error.js';

export const applicationDecided = () =>
  new DomainError({
    kind: 'conflict',
    code: 'application_decided',
    ja: 'この申請はもう決定済みです。',
    en: 'This application has been decided; nothing can be added to it.',
  });

export const criterionNotInForce = (criterionId: string) =>
  new DomainError({
    kind: 'invalid',
    code: 'criterion_not_in_force',
    ja: '申請の日の認定基準にない項目です。',
    en: 'This criterion was not in force on the day of the application.',
    details: { criterionId },
  });

export const notAnswered = (criterionId: string) =>
  new DomainError({
    kind: 'refused',
    code: 'criterion_not_answered',
    ja: '申請者が取り組んでいると答えていない項目は、認められません。',
    en: 'A measure that the applicant does not claim to have cannot be accepted.',
    details: { criterionId },
  });

export const evidenceMissing = (criterionId: string) =>
  new DomainError({
    kind: 'refused',
    code: 'evidence_missing',
    ja: 'この項目は、資料が付いていなければ認められません。',
    en: 'This measure is only accepted with a file that shows it.',
    details: { criterionId },
  });

export const notReviewed = () =>
  new DomainError({
    kind: 'conflict',
    code: 'not_reviewed',
    ja: '審査がすんでいない項目があります。',
    en: 'Measures of this application have not been reviewed yet.',
  });

export const tooFewMeasures = (measures: number) =>
  new DomainError({
    kind: 'refused',
    code: 'too_few_measures',
    ja: `認められた項目が ${measures} 件では、どの区分にも届きません。`,
    en: `${measures} accepted measures are too few for every tier.`,
    details: { measures },
  });

const textTooLong = () =>
  new DomainError({
    kind: 'invalid',
    code: 'text_too_long',
    ja: '文章は 4,000 字までで、空にはできません。',
    en: 'A text has 1 to 4,000 characters.',
  });

declareConstraint('certification_answers_statement_length', textTooLong);
declareConstraint('certification_messages_length', textTooLong);
