import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDirectory } from '../database/embedded/data-directory.js';

/** What a seal vouches for, besides the seal before it. */
export interface SealedContent {
  cityId: number;
  block: string;
  operations: number;
  transfers: number;
  digest: Buffer;
}

/**
 * The secret that chains the seals. The database never holds it: SANKYU_SEAL_KEY, or a file beside the embedded
 * database, made on first use. Whoever loses it can still read every figure, but can no longer prove the seals.
 */
export function sealKey(): Buffer {
  const given = process.env.SANKYU_SEAL_KEY;
  if (given) return Buffer.from(given, 'utf8');
  const folder = join(dataDirectory(), 'keys');
  const file = join(folder, 'seal.key');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return Buffer.from(readFileSync(file, 'utf8'), 'utf8');
}

/** HMAC-SHA256 over the content of a block and the seal before it. */
export function macOf(key: Buffer, content: SealedContent, previousMac: Buffer): Buffer {
  const parts = ['sankyu seal 1', content.cityId, content.block, content.operations, content.transfers];
  return createHmac('sha256', key)
    .update(`${parts.join('\n')}\n${content.digest.toString('hex')}\n${previousMac.toString('hex')}`)
    .digest();
}

/** Stands where the first seal of a city has no seal before it. */
export const NO_MAC = Buffer.alloc(0);
