import { crc32 } from 'node:zlib';
import type { Picture } from './picture-type.js';

const SIGNATURE_BYTES = 8;
/** What is needed to draw the pixels in their colours; an animation is shown as its first picture. */
const NEEDED = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
  'cICP',
  'pHYs',
]);

/** Only the chunks of a PNG (ISO/IEC 15948) that its pixels and colours need, up to its end. */
export function cleanPng(file: Buffer): Picture | undefined {
  const kept = [file.subarray(0, SIGNATURE_BYTES)];
  let size: { width: number; height: number } | undefined;
  for (let at = SIGNATURE_BYTES; at < file.length;) {
    const length = file.readUInt32BE(at);
    const chunk = file.subarray(at, at + 12 + length);
    if (chunk.length !== 12 + length) return undefined;
    if (crc32(chunk.subarray(4, 8 + length)) !== chunk.readUInt32BE(8 + length)) return undefined;
    const type = chunk.toString('latin1', 4, 8);
    if (type === 'IHDR') size = { width: chunk.readUInt32BE(8), height: chunk.readUInt32BE(12) };
    if (NEEDED.has(type)) kept.push(chunk);
    if (type === 'IEND') return size && { mediaType: 'image/png', content: Buffer.concat(kept), ...size };
    at += chunk.length;
  }
  return undefined;
}
