import { DomainError } from '../../domain/domain-error.js';

export const tooManyActs = (most: number) =>
  new DomainError({
    kind: 'refused',
    code: 'too_many_acts',
    ja: `一度に書き出せるのは ${most.toLocaleString('ja-JP')} 件までです。期間などで絞ってください。`,
    en: `At most ${most} acts are written into one file. Narrow the search, for example by days.`,
    details: { most },
  });
