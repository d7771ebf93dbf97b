import { DomainError } from '../domain/domain-error.js';
import type { HttpRequest } from './request.js';

export const crossSite = () =>
  new DomainError({
    kind: 'forbidden',
    code: 'cross_site_request',
    ja: 'ほかのサイトから送られた操作は受け付けません。',
    en: 'What another site sends in your name is not taken.',
  });

const SAFE = new Set(['GET', 'HEAD']);

type Asked = Pick<HttpRequest, 'method' | 'headers' | 'host'>;

/**
 * Refuses a command that a browser was made to send by a page that is not ours: Sec-Fetch-Site says so, or, from
 * browsers that do not know that header, Origin (OWASP, Cross-Site Request Forgery Prevention).
 * @throws DomainError cross_site_request
 */
export function refuseCrossSite(request: Asked): void {
  if (!SAFE.has(request.method) && comesFrom(request) === 'elsewhere') throw crossSite();
}

/**
 * The same for a request that a cookie vouches for: here the browser must say that it comes from our own page.
 * @throws DomainError cross_site_request
 */
export function mustBeSameOrigin(request: Asked): void {
  if (!SAFE.has(request.method) && comesFrom(request) !== 'here') throw crossSite();
}

function comesFrom({ headers, host }: Asked): 'here' | 'elsewhere' | 'unknown' {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' ? 'here' : 'elsewhere';
  const { origin } = headers;
  if (origin === undefined) return 'unknown';
  return URL.canParse(origin) && new URL(origin).host === host ? 'here' : 'elsewhere';
}
