import { cleanJpeg } from './clean-jpeg.js';
import { cleanPng } from './clean-png.js';
import { cleanWebp } from './clean-webp.js';
import type { Picture } from './picture-type.js';

/** How files of each type begin: ITU-T T.81 (JPEG), ISO/IEC 15948 (PNG), RFC 9649 (WebP). */
const READERS: { begins: (file: Buffer) => boolean; clean: (file: Buffer) => Picture | undefined }[] = [
  { begins: (file) => file.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])), clean: cleanJpeg },
  {
    begins: (file) => file.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
    clean: cleanPng,
  },
  {
    begins: (file) => file.toString('latin1', 0, 4) === 'RIFF' && file.toString('latin1', 8, 12) === 'WEBP',
    clean: cleanWebp,
  },
];

/**
 * The picture in a file, judged by its content, whatever its name. Where it was taken and with what, comments, and
 * whatever else was hung before or behind the pixels is left out; the pixels themselves are not touched.
 *
 * @returns undefined for anything that is no whole JPEG, PNG or WebP
 */
export function pictureOf(file: Buffer): Picture | undefined {
  try {
    return READERS.find(({ begins }) => begins(file))?.clean(file);
  } catch (error) {
    // A length that points beyond the end of the file.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
