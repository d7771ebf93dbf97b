import type { IncomingMessage } from 'node:http';

/** To whom an idempotency key belongs; set by whoever finds out who is calling. */
export interface KeyOwner {
  cityId: number;
  /** A shop, else an employee, else the access token. */
  owner: string;
}

/** What this program uses of Fastify's request, and what its own guard adds. */
export interface HttpRequest {
  /** Also in every line of the log that is about it, and in the answer's X-Request-Id. */
  id: string;
  method: string;
  /** Path and query as they were sent. */
  url: string;
  /** As the client wrote it, also where the program reads another path out of it. */
  originalUrl: string;
  headers: IncomingMessage['headers'];
  body: unknown;
  ip: string;
  protocol: string;
  /** As the client named it, or a proxy that is trusted. */
  host: string;
  cookies: Record<string, string | undefined>;
  raw: IncomingMessage;
  keyOwner?: KeyOwner;
}

/** How a cookie is kept by the browser. */
export interface CookieOptions {
  path: string;
  httpOnly: boolean;
  secure: boolean;
  sameSite: 'lax' | 'strict';
  maxAge: number;
}

/** What this program uses of Fastify's reply. */
export interface HttpReply {
  sent: boolean;
  statusCode: number;
  status(code: number): HttpReply;
  header(name: string, value: string | number): HttpReply;
  setCookie(name: string, value: string, options: CookieOptions): HttpReply;
  send(body: unknown): HttpReply;
}

/** The path of a request without its query, parameters filled in. */
export function pathOf(request: Pick<HttpRequest, 'url'>): string {
  const end = request.url.indexOf('?');
  return end < 0 ? request.url : request.url.slice(0, end);
}
