import { createHash } from 'node:crypto';
import { HttpStatus } from '@nestjs/common';
import type { HttpReply, HttpRequest } from '../../http/request.js';
import { PUBLIC_PAGE_POLICY } from './page-style.js';

/** Browsers say so; programs that want JSON do not. */
export function asksForPage({ headers }: Pick<HttpRequest, 'headers'>): boolean {
  return headers.accept?.includes('text/html') ?? false;
}

/**
 * Sets what a page carries.
 *
 * @param caching the Cache-Control; whatever may be kept has an ETag, and is not sent again to whoever has it
 * @returns what is to be sent
 */
export function sendPage(
  { headers }: Pick<HttpRequest, 'headers'>,
  reply: HttpReply,
  page: string,
  caching: 'no-store' | 'public, no-cache',
): string {
  reply.header('Content-Type', 'text/html; charset=utf-8');
  reply.header('Content-Security-Policy', PUBLIC_PAGE_POLICY);
  reply.header('Cache-Control', caching);
  if (caching === 'no-store') return page;
  const tag = `"${createHash('sha256').update(page).digest('base64url').slice(0, 27)}"`;
  reply.header('ETag', tag);
  // A proxy that compresses makes the tag a weak one; it means the same page all the same.
  const known = headers['if-none-match']?.split(',').map((one) => one.trim().replace(/^W\//, '')) ?? [];
  if (!known.includes(tag)) return page;
  reply.status(HttpStatus.NOT_MODIFIED);
  return '';
}
