import { STATUS_CODES } from 'node:http';
import { asDomainError } from '../../database/constraint-errors.js';
import { DomainError } from '../../domain/domain-error.js';
import { asDatabaseAway } from './database-away.js';
import type { Problem } from './problem.js';
import { statusOf } from './status-of.js';
import { asTransportError } from './transport-errors.js';
import { asUnreadableValue } from './unreadable-value.js';

/** Whatever was thrown, as the answer that the caller gets. Nothing of the inside is in it. */
export function problemOf(thrown: unknown): Problem {
  const error = domainErrorOf(thrown);
  if (error) {
    const { errors, ...details } = error.details ?? {};
    return {
      ...named(statusOf(error), error.code, error.ja, error.en),
      ...(Object.keys(details).length > 0 ? { details } : {}),
      ...(Array.isArray(errors) ? { errors } : {}),
    };
  }
  const transport = asTransportError(thrown);
  if (transport) {
    const { status, code, ja, en, details } = transport;
    return { ...named(status, code, ja, en), ...(details ? { details } : {}) };
  }
  const ja = 'サービスの中で問題が起きました。';
  return named(500, 'internal_error', ja, 'Something went wrong inside the service.');
}

/** What goes with a problem, as RFC 9457 and the status want it. */
export function problemHeaders({ status, details = {} }: Problem): Record<string, string> {
  return {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Cache-Control': 'no-store',
    ...(status === 503 || status === 429 ? { 'Retry-After': String(details.retryAfterSeconds ?? 1) } : {}),
    ...(status === 401 ? { 'WWW-Authenticate': 'Bearer realm="sankyu"' } : {}),
  };
}

function domainErrorOf(thrown: unknown): DomainError | undefined {
  const known = asDomainError(thrown);
  if (known instanceof DomainError) return known;
  return asDatabaseAway(known) ?? asUnreadableValue(known);
}

function named(status: number, code: string, ja: string, en: string): Problem {
  const title = STATUS_CODES[status] ?? 'Error';
  return { type: `urn:sankyu:problem:${code}`, title, status, detail: en, code, ja, en };
}
