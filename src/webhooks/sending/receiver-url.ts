import { isIP } from 'node:net';
import { urlNotAllowed } from '../webhook.errors.js';
import { isLoopback, isPublicAddress } from './public-addresses.js';

/** Names that lead nowhere on the public internet (RFC 6761, 6762, 8375; `internal` is reserved for private use). */
const PRIVATE_NAME = /(^|\.)(localhost|local|internal|intranet|home\.arpa|lan|test|invalid|onion)$/;

/**
 * The address of a receiver as it is kept. To what its name leads is judged each time something is sent.
 * @param local whether receivers on this very machine are allowed, also by http
 * @throws DomainError webhook_url_not_allowed
 */
export function receiverUrl(text: string, local: boolean): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.username || url.password || url.hash) throw urlNotAllowed();
  const host = hostOf(url);
  if (local && /^https?:$/.test(url.protocol) && (host === 'localhost' || isLoopback(host))) return url.href;
  if (url.protocol !== 'https:' || !namesPublic(host)) throw urlNotAllowed();
  return url.href;
}

/** The host without the brackets of IPv6 and the dot of the root. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

function namesPublic(host: string): boolean {
  return isIP(host) ? isPublicAddress(host) : host.includes('.') && !PRIVATE_NAME.test(host);
}
