import { DomainError } from '../domain/domain-error.js';

/** @param characters those that the character set has no place for, each once */
export const notInCp932 = (characters: string[]) =>
  new DomainError({
    kind: 'refused',
    code: 'not_in_cp932',
    ja: `Shift_JIS（CP932）では表せない文字があります：${characters.join(' ')}。UTF-8 を選んでください。`,
    en: `CP932 (Shift_JIS) cannot hold these characters: ${characters.join(' ')}. Choose UTF-8.`,
    details: { characters },
  });
