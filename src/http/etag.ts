import { createHash } from 'node:crypto';
import type { HttpRequest } from './request.js';

/** The mark of some content (ETag): the same wherever and whenever the content is the same. */
export function etagOf(content: string | Buffer): string {
  return `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`;
}

/** Whether whoever asks has the content of this mark already. */
export function isKnown(etag: string, { headers }: Pick<HttpRequest, 'headers'>): boolean {
  // A proxy that compresses makes the mark a weak one; it means the same content all the same.
  const known = headers['if-none-match']?.split(',').map((one) => one.trim().replace(/^W\//, '')) ?? [];
  return known.includes(etag);
}
