import createFetchClient, { type Middleware } from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import { askToConfirm } from '../session/confirm-first';
import { hasCode } from './problem';
import type { paths } from './schema';
import { send } from './send';

const KEY = 'Idempotency-Key';

/**
 * Every request of a workplace names in its path the role in which it is made. A request that is made anew from another
 * one has a stream for its body, which browsers send by HTTP/2 only; so the path is right from the start.
 */
const asRole = (grantId: string): typeof Request =>
  class extends Request {
    constructor(input: RequestInfo | URL, init?: RequestInit) {
      super(typeof input === 'string' ? input.replace('/api/v1/', `/api/v1/as/${grantId}/`) : input, init);
    }
  };

const keyed: Middleware = {
  onRequest({ request }) {
    if (request.method !== 'GET' && !request.headers.has(KEY)) request.headers.set(KEY, crypto.randomUUID());
    return request;
  },
};

/** What asks to see first who it is is sent again once that was shown. */
async function sendConfirmed(request: Request): Promise<Response> {
  const answer = await send(request.clone());
  if (answer.status !== 403) return answer;
  if (!hasCode(await answer.clone().json(), 'confirm_first')) return answer;
  return (await askToConfirm()) ? send(request) : answer;
}

function createClient(grantId?: string) {
  const http = createFetchClient<paths>({
    baseUrl: location.origin,
    fetch: sendConfirmed,
    ...(grantId ? { Request: asRole(grantId) } : {}),
  });
  http.use(keyed);
  return { ...createQueryClient(http), http };
}

export type Api = ReturnType<typeof createClient>;

const clients = new Map<string, Api>();

/** The API as one of the own roles; without one, as nobody or as the account itself. */
export function apiOf(grantId?: string): Api {
  const known = clients.get(grantId ?? '') ?? createClient(grantId);
  clients.set(grantId ?? '', known);
  return known;
}

/** Where a file or a stream of events of this role is found. */
export function addressOf(
  grantId: string | undefined,
  path: string,
  query: Record<string, string | undefined> = {},
): string {
  const named = Object.entries(query).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '',
  );
  const search = new URLSearchParams(named).toString();
  return `${grantId ? path.replace('/api/v1/', `/api/v1/as/${grantId}/`) : path}${search ? `?${search}` : ''}`;
}
