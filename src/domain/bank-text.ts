/** Capitals, digits and half-width kana without the small ones, the long mark and the full stop, with both voiced marks. */
const LETTER = /[0-9A-Zｦｱ-ﾝﾞﾟ]/;
const VOICED_MARKS = 'ﾞﾟ';

/** What else may stand in the name of an account's holder, and in that of a bank or a branch. */
export const HOLDER_SIGNS = '()-. ';
export const BANK_SIGNS = '-';

/**
 * The first character that may not stand in a bank file (全銀協規定形式, JIS X 0201), or undefined if all may. A voiced
 * mark without a letter before it is none either.
 * @param text as `toHalfKana` makes it
 * @param signs which signs are allowed besides letters
 */
export function badBankCharacter(text: string, signs: string): string | undefined {
  let before = '';
  for (const character of text) {
    const known = LETTER.test(character) || signs.includes(character);
    const loose = VOICED_MARKS.includes(character) && !/[ｦｱ-ﾝ]/.test(before);
    if (!known || loose) return character;
    before = character;
  }
  return undefined;
}

/** As much of the text as a field holds, and no letter without the voiced mark that belongs to it. */
export function cutBankText(text: string, width: number): string {
  if (text.length <= width) return text;
  const end = VOICED_MARKS.includes(text.charAt(width)) ? width - 1 : width;
  return text.slice(0, end);
}
