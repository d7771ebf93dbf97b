import { declareConstraint } from '../database/constraint-errors.js';
import { DomainError } from '../domain/domain-error.js';
import type { Month } from '../domain/month.js';

export const badRange = (mostMonths: number) =>
  new DomainError({
    kind: 'invalid',
    code: 'bad_range',
    ja: `期間は始まりの月から終わりの月まで、${mostMonths} か月以内で指定してください。`,
    en: `A range goes from its first month to its last, ${mostMonths} months at most.`,
    details: { mostMonths },
  });

export const closingNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'closing_not_found',
    ja: 'この月はまだ締められていません。',
    en: 'This month has not been closed.',
  });

export const monthBeforeStart = (start: Month) =>
  new DomainError({
    kind: 'refused',
    code: 'month_before_start',
    ja: `この市の事業は ${start} からです。それより前の月は締められません。`,
    en: `The programmes of this city begin in ${start}: there is no earlier month to close.`,
    details: { start },
  });

export const closingNotPrepared = () =>
  new DomainError({
    kind: 'conflict',
    code: 'closing_not_prepared',
    ja: 'この月の締めはまだ準備されていません。先に準備をしてください。',
    en: 'The closing of this month has not been prepared yet.',
  });

export const closingNotApproved = (month: Month) =>
  new DomainError({
    kind: 'conflict',
    code: 'closing_not_approved',
    ja: `${month} の締めはまだ承認されていません。`,
    en: `The closing of ${month} has not been approved yet.`,
    details: { month },
  });

export const earlierClosingNotApproved = (month: Month) =>
  new DomainError({
    kind: 'conflict',
    code: 'earlier_closing_not_approved',
    ja: `先に ${month} の締めを承認してください。`,
    en: `The closing of ${month} comes first and is not approved yet.`,
    details: { month },
  });

export const closingIdentityBroken = (identities: object[]) =>
  new DomainError({
    kind: 'refused',
    code: 'closing_identity_broken',
    ja: '帳簿の照合が合わないため、この締めは承認できません。',
    en: 'An identity of the ledger does not hold, so this closing cannot be approved.',
    details: { identities },
  });

export const samePerson = () =>
  new DomainError({
    kind: 'refused',
    code: 'same_person',
    ja: '準備した人とは別の人が承認してください。',
    en: 'Whoever prepared it cannot approve it: another person must.',
  });

declareConstraint('closings_two_people', samePerson);
