import type { Picture } from './picture-type.js';

const [SOI, EOI, SOS, DHT, DQT, DRI, APP0, APP1, APP2, APP14] = [
  0xd8, 0xd9, 0xda, 0xc4, 0xdb, 0xdd, 0xe0, 0xe1, 0xe2, 0xee,
];
const ORIENTATION = 0x0112;

/**
 * Only the segments of a JPEG (ITU-T T.81) that its pixels and colours need. Of Exif the orientation alone is kept,
 * without which a photo from a telephone lies on its side.
 */
export function cleanJpeg(file: Buffer): Picture | undefined {
  const kept: Buffer[] = [Buffer.of(0xff, SOI)];
  let size: { width: number; height: number } | undefined;
  let at = 2;
  while (at < file.length) {
    if (file.readUInt8(at) !== 0xff) return undefined;
    const marker = file.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === EOI) return size && { mediaType: 'image/jpeg', content: join(kept), ...size };
    const length = file.readUInt16BE(at + 2);
    const segment = file.subarray(at, at + 2 + length);
    if (length < 2 || segment.length !== 2 + length) return undefined;
    const frame = marker >= 0xc0 && marker <= 0xcf && ![DHT, 0xc8, 0xcc].includes(marker);
    if (frame) size = { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) };
    if (frame || isNeeded(marker, segment)) kept.push(segment);
    if (marker === APP1) kept.push(...orientationOnly(segment));
    at += segment.length;
    if (marker === SOS) {
      const end = endOfScan(file, at);
      if (end === undefined) return undefined;
      kept.push(file.subarray(at, end));
      at = end;
    }
  }
  return undefined;
}

function join(kept: Buffer[]): Buffer {
  return Buffer.concat([...kept, Buffer.of(0xff, EOI)]);
}

function isNeeded(marker: number, segment: Buffer): boolean {
  if (marker === APP2) return segment.toString('latin1', 4, 16) === 'ICC_PROFILE\0';
  return [SOS, DHT, DQT, DRI, APP14].includes(marker) || (marker === APP0 && segment.length <= 18);
}

/** Where the compressed data end: at the next marker that is no stuffed byte and no restart. */
function endOfScan(file: Buffer, from: number): number | undefined {
  for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return undefined;
}

/** An Exif segment (CIPA DC-008) that says how the photo was held and nothing else; none where the photo stands upright. */
function orientationOnly(segment: Buffer): Buffer[] {
  if (segment.toString('latin1', 4, 10) !== 'Exif\0\0') return [];
  const tiff = segment.subarray(10);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const entries = Array.from({ length: u16(first) }, (_, index) => first + 2 + index * 12);
  const entry = entries.find((at) => u16(at) === ORIENTATION);
  const orientation = entry === undefined ? 1 : u16(entry + 8);
  if (orientation < 2 || orientation > 8) return [];
  const exif = Buffer.from('ffe1002245786966000049492a000800000001001201030001000000000000000000', 'hex');
  const whole = Buffer.concat([exif, Buffer.alloc(36 - exif.length)]);
  whole.writeUInt16LE(orientation, 28);
  return [whole];
}
