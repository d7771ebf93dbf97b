import type { IncomingMessage } from 'node:http';

const routes = new WeakMap<IncomingMessage, string>();

/** What requests have made, where it has an id of ours. */
const made = new WeakMap<IncomingMessage, string>();

const callers = new WeakMap<IncomingMessage, LoggedCaller>();

/** Who asks, as the log may hold it: the id of the key or of the role grant, or of a session without a role. */
export interface LoggedCaller {
  caller: string;
  role?: string;
}

/** Ids, days, months and years say of themselves that they are nothing else. */
const PLAIN = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}(-\d{2}){0,2})$/i;

/** Remembers which route was asked for; undefined where there is none. */
export function noteRoute(request: IncomingMessage, route: string | undefined): void {
  if (route !== undefined) routes.set(request, route);
}

/** Remembers who asks, once that is known, so that also what is then refused is logged with it. */
export function noteCaller(request: IncomingMessage, caller: LoggedCaller): void {
  callers.set(request, caller);
}

/**
 * Remembers what an answer says was made: by its id, the lines about what follows from it are found, as of the webhooks
 * that tell of a payment.
 */
export function noteMade(request: IncomingMessage, status: number, answer: unknown): void {
  if (status !== 201 || typeof answer !== 'object' || answer === null || !('id' in answer)) return;
  if (typeof answer.id === 'string' && PLAIN.test(answer.id)) made.set(request, answer.id);
}

/** Nothing where nothing was made. */
export function madeInLog(request: IncomingMessage): { made?: string } {
  const id = made.get(request);
  return id === undefined ? {} : { made: id };
}

/** Nothing where nobody was recognised. */
export function callerInLog(request: IncomingMessage): LoggedCaller | undefined {
  return callers.get(request);
}

/** The address as the log may hold it: the route, its parameters filled in where they are ids or dates. */
export function pathInLog(request: IncomingMessage): string {
  const route = routes.get(request);
  if (route === undefined) return '(no such route)';
  const asked = (request.url ?? '').split('?')[0]!.split('/');
  const declared = route.split('/');
  if (asked.length !== declared.length) return route;
  return declared.map((part, index) => (part.startsWith(':') ? filledIn(part, asked[index]!) : part)).join('/');
}

function filledIn(part: string, value: string): string {
  return PLAIN.test(value) ? value : part;
}
