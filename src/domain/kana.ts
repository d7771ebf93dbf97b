import { normaliseSpaces } from './text.js';

/** Hiragana and its iteration marks stand exactly this far before their katakana in Unicode. */
const HIRAGANA_TO_KATAKANA = 0x60;

const SMALL_KANA = 'ァィゥェォッャュョヮヵヶ';
const LARGE_KANA = 'アイウエオツヤユヨワカケ';

/** Full-width katakana and voicing marks to the half-width forms of JIS X 0201 (U+FF61-FF9F), the inverse of NFKC. */
const HALF_WIDTH = new Map(
  Array.from({ length: 0xff9f - 0xff61 + 1 }, (_, index) => {
    const half = String.fromCharCode(0xff61 + index);
    return [half.normalize('NFKC'), half] as const;
  }),
);

/**
 * A name's reading as full-width katakana, however it was typed: half-width kana, hiragana, voicing marks apart from
 * their letters. Latin letters and digits become half-width (Unicode NFKC); runs of spaces become one half-width space.
 */
export function toFullKatakana(text: string): string {
  // NFKC would put a space before a spacing voicing mark; the combining twins join the letter before them instead.
  const composed = text.replaceAll('゛', '\u3099').replaceAll('゜', '\u309a').normalize('NFKC');
  const katakana = composed.replace(/[ぁ-ゖゝゞ]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) + HIRAGANA_TO_KATAKANA),
  );
  return normaliseSpaces(katakana);
}

/**
 * A name as Japanese banks' files hold it (Zengin, JIS X 0201): half-width, upper case, no small kana, voicing marks as
 * characters of their own, and a hyphen for the long mark. What has no half-width form (kanji) is left for the caller
 * to refuse.
 */
export function toHalfKana(text: string): string {
  const large = toFullKatakana(text)
    .toUpperCase()
    .replace(/[ァィゥェォッャュョヮヵヶ]/g, (small) => LARGE_KANA.charAt(SMALL_KANA.indexOf(small)))
    .replaceAll('ー', '-');
  return Array.from(large.normalize('NFD'), (character) => HALF_WIDTH.get(character) ?? character).join('');
}

/** The form in which readings are compared: 'ﾀﾅｶ ﾄﾓｺ', 'たなか　ともこ' and 'タナカトモコ' are one name. */
export function toSearchKey(text: string): string {
  return toFullKatakana(text).toUpperCase().replaceAll(' ', '');
}
