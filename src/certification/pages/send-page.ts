import { HttpStatus } from '@nestjs/common';
import { etagOf, isKnown } from '../../http/etag.js';
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
  request: Pick<HttpRequest, 'headers'>,
  reply: HttpReply,
  page: string,
  caching: 'no-store' | 'public, no-cache',
): string {
  reply.header('Content-Type', 'text/html; charset=utf-8');
  reply.header('Content-Security-Policy', PUBLIC_PAGE_POLICY);
  reply.header('Cache-Control', caching);
  if (caching === 'no-store') return page;
  const etag = etagOf(page);
  reply.header('ETag', etag);
  if (!isKnown(etag, request)) return page;
  reply.status(HttpStatus.NOT_MODIFIED);
  return '';
}
