import type { components } from './schema';

/** What the service answers to what it refuses (RFC 9457). */
export type Problem = components['schemas']['Problem'];

/** No answer came: nobody knows whether the request arrived. */
export class ConnectionLost extends Error {
  override name = 'ConnectionLost';
}

export function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'code' in error && 'ja' in error && 'status' in error;
}

/** Whether a refusal has this code. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return isProblem(error) && codes.includes(error.code);
}
