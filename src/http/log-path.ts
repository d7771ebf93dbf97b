import type { IncomingMessage } from 'node:http';

/** Who asks, as the log may hold it: the id of the key or of the role grant, or of a session without a role. */
export interface LoggedCaller {
  caller: string;
  role?: string;
}

interface Noted {
  route?: string;
  made?: string;
  caller?: LoggedCaller;
}

/** On the request itself: as keys of a WeakMap, all would outlive the quick collections of garbage, till after till. */
const NOTED = Symbol('sankyu.noted');

type NotedRequest = IncomingMessage & { [NOTED]?: Noted };

function notedOf(request: NotedRequest): Noted {
  return (request[NOTED] ??= {});
}

/** Ids, days, months and years say of themselves that they are nothing else. */
const PLAIN = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}(-\d{2}){0,2})$/i;

/** Remembers which route was asked for; undefined where there is none. */
export function noteRoute(request: IncomingMessage, route: string | undefined): void {
  if (route !== undefined) notedOf(request).route = route;
}

/** Remembers who asks, once that is known, so that also what is then refused is logged with it. */
export function noteCaller(request: IncomingMessage, caller: LoggedCaller): void {
  notedOf(request).caller = caller;
}

/**
 * Remembers what an answer says was made: by its id, the lines about what follows from it are found, as of the webhooks
 * that tell of a payment.
 */
export function noteMade(request: IncomingMessage, status: number, answer: unknown): void {
  if (status !== 201 || typeof answer !== 'object' || answer === null || !('id' in answer)) return;
  if (typeof answer.id === 'string' && PLAIN.test(answer.id)) notedOf(request).made = answer.id;
}

/** Nothing where nothing was made. */
export function madeInLog(request: IncomingMessage): string | undefined {
  return notedOf(request).made;
}

/** Nothing where nobody was recognised. */
export function callerInLog(request: IncomingMessage): LoggedCaller | undefined {
  return notedOf(request).caller;
}

/** The address as the log may hold it: the route, its parameters filled in where they are ids or dates. */
export function pathInLog(request: IncomingMessage): string {
  const { route } = notedOf(request);
  if (route === undefined) return '(no such route)';
  const asked = (request.url ?? '').split('?')[0]!.split('/');
  const declared = route.split('/');
  if (asked.length !== declared.length) return route;
  return declared.map((part, index) => (part.startsWith(':') ? filledIn(part, asked[index]!) : part)).join('/');
}

function filledIn(part: string, value: string): string {
  return PLAIN.test(value) ? value : part;
}
