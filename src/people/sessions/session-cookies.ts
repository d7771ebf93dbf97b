import type { HttpReply, HttpRequest } from '../../http/request.js';

const SESSION = 'sankyu';
const DEVICE = 'sankyu-device';
const SECURE_PREFIX = '__Host-';

/** 400 days, the longest that browsers keep a cookie. */
const DEVICE_SECONDS = 400 * 24 * 60 * 60;
/** The server decides when a session ends; the cookie only must not end before. */
const SESSION_SECONDS = 30 * 24 * 60 * 60;

const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

type Asked = Pick<HttpRequest, 'protocol' | 'host' | 'cookies'>;

/** Browsers take a `__Host-` cookie by HTTPS only; without it, on this very machine, a plain name is used. */
function nameOf(name: string, { protocol, host }: Pick<Asked, 'protocol' | 'host'>): string {
  return protocol !== 'https' && LOCAL.test(host) ? name : SECURE_PREFIX + name;
}

export function sessionTokenOf(request: Asked): string | undefined {
  return request.cookies[nameOf(SESSION, request)];
}

export function deviceTokenOf(request: Asked): string | undefined {
  return request.cookies[nameOf(DEVICE, request)];
}

export function setSessionCookie(request: Asked, reply: HttpReply, token: string): void {
  set(request, reply, SESSION, token, SESSION_SECONDS);
}

export function setDeviceCookie(request: Asked, reply: HttpReply, token: string): void {
  set(request, reply, DEVICE, token, DEVICE_SECONDS);
}

export function clearSessionCookie(request: Asked, reply: HttpReply): void {
  set(request, reply, SESSION, '', 0);
}

/** The secret of a step that is under way in this browser: a passkey that was asked for, a visit to another provider. */
export function stepSecretOf(request: Asked, step: string): string | undefined {
  return request.cookies[nameOf(`${SESSION}-${step}`, request)];
}

/** @param seconds how long the browser keeps it; 0 takes it away */
export function setStepCookie(request: Asked, reply: HttpReply, step: string, secret: string, seconds: number): void {
  set(request, reply, `${SESSION}-${step}`, secret, seconds);
}

function set(request: Asked, reply: HttpReply, name: string, value: string, maxAge: number): void {
  const fullName = nameOf(name, request);
  const secure = fullName.startsWith(SECURE_PREFIX);
  reply.setCookie(fullName, value, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge });
}
