import { DomainError } from '../domain/domain-error.js';

/** @param most rows of one file */
export const listTooLong = (most: number) =>
  new DomainError({
    kind: 'refused',
    code: 'list_too_long',
    ja: `Excel の 1 ファイルに書き出せるのは ${most.toLocaleString('ja-JP')} 行までです。条件で絞るか、CSV を選んでください。`,
    en: `At most ${most} rows are written into one Excel file. Narrow the list, or choose CSV, which has no limit.`,
    details: { most },
  });
