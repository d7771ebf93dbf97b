import type { Route } from './route.js';

export interface Reply {
  status: number;
  code?: string;
  text: string;
}

export interface Sending {
  headers?: Record<string, string>;
  body?: unknown;
}

/** Asks over real HTTP, again as long as another request is in the way; of a stream of events only the beginning is waited for. */
export async function send(url: string, route: Pick<Route, 'method'>, path: string, sending: Sending): Promise<Reply> {
  const reply = await sendOnce(url, route, path, sending);
  return reply.status === 503 ? send(url, route, path, sending) : reply;
}

async function sendOnce(
  url: string,
  { method }: Pick<Route, 'method'>,
  path: string,
  sending: Sending,
): Promise<Reply> {
  const { headers = {}, body } = sending;
  const leave = new AbortController();
  const json = body !== undefined && !(body instanceof FormData);
  const response = await fetch(url + path, {
    method,
    headers: { ...(json ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(body === undefined ? {} : { body: json ? JSON.stringify(body) : body }),
    signal: leave.signal,
  });
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('text/event-stream')) {
    leave.abort();
    return { status: response.status, text: '' };
  }
  const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
  const code = /problem\+json/.test(type) ? (JSON.parse(text) as { code: string }).code : undefined;
  return { status: response.status, code, text };
}

/** Does the work for each, so many at a time. */
export async function eachOf<T>(all: readonly T[], work: (one: T) => Promise<void>, atOnce = 6): Promise<void> {
  const waiting = all.values();
  const line = async () => {
    for (const one of waiting) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, line));
}
