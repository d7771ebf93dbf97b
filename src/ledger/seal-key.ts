import { createHmac } from 'node:crypto';
import { secretKey } from '../database/secret-key.js';

/** What a seal vouches for, besides the seal before it. */
export interface SealedContent {
  cityId: number;
  block: string;
  operations: number;
  transfers: number;
  digest: Buffer;
}

/** The secret that chains the seals. Whoever loses it still reads every figure, but can no longer prove the seals. */
export function sealKey(): Buffer {
  return secretKey('seal', 'SANKYU_SEAL_KEY');
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
