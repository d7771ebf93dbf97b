import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** A name of a request, too short for a token of ours and not a number, which may be a till's code. */
const PLAIN = /^(?=.*[a-z-])(?!sk_)[\w.-]{8,40}$/i;

/** The caller's own X-Request-Id when it is a plain one, else a new id. It stands in the log. */
export function requestId(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && PLAIN.test(given) ? given : randomUUID();
}
