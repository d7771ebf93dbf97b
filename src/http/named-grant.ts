import type { IncomingMessage } from 'node:http';

const FORM = /^\/api\/v1\/as\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?=\/)/i;

/** On the request itself, see `log-path.ts`. */
const NAMED = Symbol('sankyu.named');

type NamingRequest = IncomingMessage & { [NAMED]?: string };

/**
 * A person with several roles says in the path in which of them a request is made: `/api/v1/as/<role grant>/wallet` is
 * `/api/v1/wallet` as that role. It stands in the path, so that links, downloads and server-sent events, which can
 * carry no header, name it too.
 */
export function takeGrantFromPath(request: NamingRequest): string {
  const url = request.url ?? '/';
  const found = FORM.exec(url);
  if (!found?.[1]) return url;
  request[NAMED] = found[1].toLowerCase();
  return `/api/v1${url.slice(found[0].length)}`;
}

/** The role grant that the path of this request named, or undefined. */
export function grantNamedBy(request: NamingRequest): string | undefined {
  return request[NAMED];
}
