/**
 * Full-width digits, Latin letters and signs (U+FF01-FF5E) and the ideographic space as their half-width twins. Kana
 * and kanji stay as they are.
 */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[！-～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}

/** Takes away what surrounds a cell's text unseen: spaces (also U+3000), line ends, byte order marks, zero-width spaces. */
export function trimAll(text: string): string {
  return text.replace(/^[\s\u200b-\u200d\u2060]+|[\s\u200b-\u200d\u2060]+$/gu, '');
}

/** Trims, and makes one half-width space of every run of spaces inside: '村上　 智子 ' is '村上 智子'. */
export function normaliseSpaces(text: string): string {
  return trimAll(text).replace(/\s+/g, ' ');
}
