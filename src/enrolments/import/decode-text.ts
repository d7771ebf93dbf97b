import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { isDoubtful } from './sheet.js';

export interface DecodedText {
  encoding: 'utf-8' | 'cp932';
  /** The whole text without byte order mark, its line ends as they were. */
  text: string;
  /** For each line the offset, in bytes of the text as UTF-8, at which it begins. */
  lineOffsets: number[];
  /** Lines (the first is 1) that hold bytes which cannot be read, or characters that cannot be meant. */
  doubtfulLines: Set<number>;
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Reads a text file as Japanese offices write it: UTF-8 with or without byte order mark, or CP932 (Shift_JIS of Windows).
 * Neither encoding uses the bytes of a line end within a character, so the lines are told apart first, and a damaged one
 * harms no other. A file that is not UTF-8 throughout is taken for the encoding in which more of its lines make sense.
 */
export function decodeText(content: Buffer): DecodedText {
  const marked = content.subarray(0, 3).equals(BYTE_ORDER_MARK);
  const lines = splitLines(marked ? content.subarray(3) : content);
  const encoding = marked || isMostlyUtf8(lines) ? 'utf-8' : 'cp932';
  const doubtfulLines = new Set<number>();
  const lineOffsets: number[] = [];
  const texts: string[] = [];
  let offset = 0;
  for (const [index, line] of lines.entries()) {
    const text = encoding === 'utf-8' ? line.toString('utf8') : iconv.decode(line, 'cp932');
    if (isDoubtful(text)) doubtfulLines.add(index + 1);
    texts.push(text);
    lineOffsets.push(offset);
    offset += Buffer.byteLength(text);
  }
  return { encoding, text: texts.join(''), lineOffsets, doubtfulLines };
}

/** Each line with its end: CR LF, LF, or CR alone, also mixed. */
function splitLines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let start = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte !== LINE_FEED && !(byte === CARRIAGE_RETURN && bytes[at + 1] !== LINE_FEED)) continue;
    lines.push(bytes.subarray(start, at + 1));
    start = at + 1;
  }
  if (start < bytes.length) lines.push(bytes.subarray(start));
  return lines;
}

/** Japanese in CP932 is hardly ever UTF-8 by chance, so a few damaged lines do not hide what the others are. */
function isMostlyUtf8(lines: readonly Buffer[]): boolean {
  const telling = lines.filter((line) => line.some((byte) => byte >= 0x80));
  const utf8 = telling.filter((line) => isUtf8(line)).length;
  return utf8 * 2 >= telling.length;
}
