import { toSearchKey } from '../domain/kana.js';
import { normaliseSpaces } from '../domain/text.js';
import { raw, type Sql, sql } from './sql.js';

/**
 * That every word stands somewhere in these columns, however it was typed: full or half width, large or small letters,
 * with or without the space in a name; in readings also hiragana. Nothing where no word is given.
 *
 * @param texts names and numbers, as SQL @param kana readings, stored as full-width katakana
 */
export function containsWords(
  words: string | undefined,
  texts: readonly string[],
  kana: readonly string[] = [],
): Sql[] {
  const text = raw(`lower(normalize(replace(concat_ws(chr(10), ${texts.join(', ')}), ' ', ''), nfkc))`);
  const reading = raw(`upper(replace(concat_ws(chr(10), ${kana.join(', ')}), ' ', ''))`);
  return normaliseSpaces(words ?? '')
    .split(' ')
    .filter(Boolean)
    .map((word) => {
      const inText = sql`strpos(${text}, ${word.normalize('NFKC').toLowerCase()}) > 0`;
      return kana.length > 0 ? sql`(${inText} or strpos(${reading}, ${toSearchKey(word)}) > 0)` : inText;
    });
}
