import { webcrypto } from 'node:crypto';
import type { Received } from './test-receiver.js';

const bytes = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

/**
 * Which of a request's signatures a secret makes good, written from the specification (Standard Webhooks 1.0) alone and
 * by another way of reckoning than the program's: the numbers of the signatures in webhook-signature.
 */
export async function goodSignatures(received: Received, secret: string): Promise<number[]> {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': list } = received.headers;
  if (!secret.startsWith('whsec_')) throw new Error('A secret begins with whsec_.');
  const raw = bytes(secret.slice('whsec_'.length));
  if (raw.length < 24 || raw.length > 64) throw new Error('A secret has 24 to 64 bytes.');
  const key = await webcrypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
  const signed = new TextEncoder().encode(`${String(id)}.${String(timestamp)}.${received.body}`);
  const good: number[] = [];
  for (const [index, entry] of String(list).split(' ').entries()) {
    const [version, signature = ''] = entry.split(',');
    if (version === 'v1' && (await webcrypto.subtle.verify('HMAC', key, bytes(signature), signed))) good.push(index);
  }
  return good;
}
