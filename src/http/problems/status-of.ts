import type { DomainError, DomainErrorKind } from '../../domain/domain-error.js';

const STATUS: Record<DomainErrorKind, number> = {
  invalid: 422,
  not_found: 404,
  conflict: 409,
  refused: 422,
  forbidden: 403,
  unauthenticated: 401,
  too_late: 410,
  too_many: 429,
  busy: 503,
};

/** What cannot even be read as a request of this API, unlike one whose values make no sense. */
const MALFORMED = new Set(['bad_cursor', 'idempotency_key_required', 'bad_idempotency_key']);

/** The one place where an error of the domain gets its HTTP status. */
export function statusOf(error: DomainError): number {
  return MALFORMED.has(error.code) ? 400 : STATUS[error.kind];
}
