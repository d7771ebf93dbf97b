import type { Picture } from './picture-type.js';

const HEAD_BYTES = 12;
/** Bits of VP8X that say there is Exif (0x08), XMP (0x04) or an animation (0x02). */
const LEFT_OUT = 0x0e;

/** Only the chunks of a WebP (RFC 9649) that its pixels and colours need, up to its declared end. */
export function cleanWebp(file: Buffer): Picture | undefined {
  const end = 8 + file.readUInt32LE(4);
  if (end > file.length) return undefined;
  const kept: Buffer[] = [];
  let size: { width: number; height: number } | undefined;
  let pixels = false;
  for (let at = HEAD_BYTES; at + 8 <= end;) {
    const length = file.readUInt32LE(at + 4);
    const padded = 8 + length + (length % 2);
    if (at + 8 + length > end) return undefined;
    const chunk = Buffer.concat([file.subarray(at, at + 8 + length)], padded);
    const type = chunk.toString('latin1', 0, 4);
    if (type === 'VP8X') {
      chunk.writeUInt8(chunk.readUInt8(8) & ~LEFT_OUT, 8);
      size = { width: 1 + chunk.readUIntLE(12, 3), height: 1 + chunk.readUIntLE(15, 3) };
    }
    if (type === 'VP8 ') size ??= { width: chunk.readUInt16LE(14) & 0x3fff, height: chunk.readUInt16LE(16) & 0x3fff };
    if (type === 'VP8L') size ??= lossless(chunk.readUInt32LE(9));
    pixels ||= type === 'VP8 ' || type === 'VP8L';
    if (['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ICCP'].includes(type)) kept.push(chunk);
    at += padded;
  }
  if (!size || !pixels) return undefined;
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return { mediaType: 'image/webp', content: Buffer.concat([head, body]), ...size };
}

function lossless(bits: number): { width: number; height: number } {
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}
