import { inflateRawSync } from 'node:zlib';

const LOCAL_HEADER = Buffer.from('PK\u0003\u0004', 'latin1');
const DEFLATED = 8;
/** PKWARE APPNOTE 4.3.7: the method, and the lengths of name and extra field, after both of which the data begin. */
const METHOD_AT = 8;
const NAME_LENGTH_AT = 26;
const EXTRA_LENGTH_AT = 28;
const HEADER_BYTES = 30;
/** A workbook has some dozens; and by chance its data may look like the beginning of one more. */
const MOST_ENTRIES = 10_000;
const MOST_BROKEN = 10;

/**
 * Whether a ZIP archive unpacks to more than so many bytes, or is made to keep its reader busy. What the archive says of its sizes is not believed: each entry
 * is unpacked, no further than needed to know, and thrown away.
 */
export function unpacksBeyond(archive: Buffer, mostBytes: number): boolean {
  let left = mostBytes;
  let entries = 0;
  let broken = 0;
  for (let at = archive.indexOf(LOCAL_HEADER); at >= 0; at = archive.indexOf(LOCAL_HEADER, at + 1)) {
    if (at + HEADER_BYTES > archive.length) break;
    if (archive.readUInt16LE(at + METHOD_AT) !== DEFLATED) continue;
    const lengths = archive.readUInt16LE(at + NAME_LENGTH_AT) + archive.readUInt16LE(at + EXTRA_LENGTH_AT);
    try {
      const data = archive.subarray(at + HEADER_BYTES + lengths);
      left -= inflateRawSync(data, { maxOutputLength: Math.max(left, 1) }).length;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return true;
      broken += 1;
    }
    entries += 1;
    if (left < 0 || entries > MOST_ENTRIES || broken > MOST_BROKEN) return true;
  }
  return false;
}
