import { declareConstraint } from '../../database/constraint-errors.js';
import { DomainError } from '../../domain/domain-error.js';

export const posterNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'poster_not_found',
    ja: 'このポスターは使えません。お店の人に確かめてください。',
    en: 'This poster is not one of ours. Ask the people of the shop.',
  });

export const posterEnded = () =>
  new DomainError({
    kind: 'too_late',
    code: 'poster_ended',
    ja: 'このポスターは新しいものに替わりました。お店の新しいポスターを読み取ってください。',
    en: 'This poster was replaced. Scan the new one of the shop.',
  });

export const noPoster = () =>
  new DomainError({
    kind: 'not_found',
    code: 'no_poster',
    ja: 'この店舗のポスターはまだありません。',
    en: 'This shop has no poster yet.',
  });

/** The key of the service is another one than when it was made: it is good still, but cannot be drawn again. */
export const posterNotDrawable = () =>
  new DomainError({
    kind: 'conflict',
    code: 'poster_not_drawable',
    ja: 'このポスターはもう印刷できません。新しいポスターを作ってください（前のものは使えなくなります）。',
    en: 'This poster cannot be printed again. Make a new one; the one before ends with it.',
  });

export const posterCapPassed = () =>
  new DomainError({
    kind: 'refused',
    code: 'poster_cap_passed',
    ja: 'ポスターで一日に支払える枚数を超えます。QR コードを店員に見せて支払ってください。',
    en: 'This would pass the notes that one person may pay a day by this poster. Show a code to the clerk instead.',
  });

declareConstraint('poster_days_within_cap', posterCapPassed);
