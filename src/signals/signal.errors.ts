import { declareConstraint } from '../database/constraint-errors.js';
import type { DateIso } from '../domain/date.js';
import { DomainError } from '../domain/domain-error.js';

export const signalNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'signal_not_found',
    ja: 'その兆候は見つかりません。',
    en: 'There is no such signal.',
  });

export const signalStepNotAllowed = (state: string) =>
  new DomainError({
    kind: 'conflict',
    code: 'signal_step_not_allowed',
    ja: 'この兆候の今の状態では、その操作はできません。',
    en: `The signal is ${state}, so this cannot be done with it.`,
    details: { state },
  });

export const unknownSignalKind = () =>
  new DomainError({
    kind: 'not_found',
    code: 'unknown_signal_kind',
    ja: 'その種類の兆候はありません。',
    en: 'There is no such kind of signal.',
  });

export const unknownThreshold = (kind: string, name: string) =>
  new DomainError({
    kind: 'invalid',
    code: 'unknown_threshold',
    ja: `${kind} には ${name} というしきい値がないか、値が 0 から 1,000,000,000 までの整数ではありません。`,
    en: `${kind} has no threshold ${name}, or its value is no whole number from 0 to 1,000,000,000.`,
    details: { kind, name },
  });

export const settingInThePast = (today: DateIso) =>
  new DomainError({
    kind: 'refused',
    code: 'signal_setting_in_the_past',
    ja: '過ぎた日からの設定は変えられません。',
    en: `What is looked for is changed from ${today} on, never for days that have passed.`,
    details: { today },
  });

declareConstraint('payout_holds_signal_fkey', signalNotFound);
