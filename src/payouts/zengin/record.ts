/** Every record of a transfer file (全銀協規定形式) has this many bytes; a character is one byte. */
export const RECORD_BYTES = 120;

/**
 * A field of digits (N): to the right, filled with zeros.
 * @throws RangeError if it is no number of digits, or does not fit
 */
export function digits(value: string | number, width: number): string {
  const text = String(value);
  if (!/^\d+$/.test(text) || text.length > width) throw new RangeError(`${text} does not fit into ${width} digits`);
  return text.padStart(width, '0');
}

/**
 * A field of characters (C): to the left, filled with spaces.
 * @throws RangeError if it does not fit
 */
export function characters(text: string, width: number): string {
  if (text.length > width) throw new RangeError(`"${text}" does not fit into ${width} characters`);
  return text.padEnd(width, ' ');
}

/**
 * A record of these fields, the rest of it blank.
 * @throws RangeError if they are longer than a record
 */
export function record(...fields: string[]): string {
  return characters(fields.join(''), RECORD_BYTES);
}

/** Half-width kana stand in JIS X 0201 from 0xA1 on, in the order in which they stand in Unicode from U+FF61 on. */
const FIRST_KANA = 0xff61;
const FIRST_KANA_BYTE = 0xa1;

/**
 * JIS X 0201: one byte a character.
 * @throws RangeError for a character that it does not have
 */
export function toJisX0201(text: string): Buffer {
  return Buffer.from(Array.from(text, byteOf));
}

function byteOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return code;
  if (code < FIRST_KANA || code > 0xff9f) throw new RangeError(`JIS X 0201 has no "${character}"`);
  return code - FIRST_KANA + FIRST_KANA_BYTE;
}
