/**
 * What sort of refusal an error is. The layer that answers somebody (HTTP, command line) maps it to its own codes:
 * - invalid: the request itself makes no sense (a date that does not exist, a missing field);
 * - not_found: what it names is not there, or not there for whoever asks;
 * - conflict: it contradicts what stands already (a key used for another request, a state that does not allow it);
 * - refused: well formed and understood, but a rule of the programme says no (balance, cap, certification);
 * - forbidden / unauthenticated: whoever asks may not, or has not said who it is;
 * - too_late: its deadline has passed;
 * - too_many: it was tried too often; `details.retryAfterSeconds` says when it may be tried again;
 * - busy: nothing is wrong, the same request may be sent again later.
 */
export type DomainErrorKind =
  'invalid' | 'not_found' | 'conflict' | 'refused' | 'forbidden' | 'unauthenticated' | 'too_late' | 'too_many' | 'busy';

/** What a folder writes down to declare one of its errors. */
export interface DomainErrorInit {
  kind: DomainErrorKind;
  /** Stable and snake_case: programs of others rely on it, so it is never renamed. */
  code: string;
  /** One plain Japanese sentence for a person who does not know the code. */
  ja: string;
  /** The same sentence in English. */
  en: string;
  /** Facts for programs, e.g. `{ missingYen: 3000 }`; never personal data. */
  details?: Record<string, unknown>;
  cause?: unknown;
}

/**
 * A rule of the programme said no, and nothing was changed. Each folder declares its own as functions:
 * `export const notCertified = (shopId: string) => new DomainError({ kind: 'refused', code: 'not_certified', ... })`.
 */
export class DomainError extends Error {
  readonly kind: DomainErrorKind;
  readonly code: string;
  readonly ja: string;
  readonly en: string;
  readonly details: Record<string, unknown> | undefined;

  constructor(init: DomainErrorInit) {
    super(init.en, init.cause === undefined ? undefined : { cause: init.cause });
    this.name = 'DomainError';
    if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(init.code)) {
      throw new TypeError(`An error's code is snake_case, not "${init.code}"`);
    }
    this.kind = init.kind;
    this.code = init.code;
    this.ja = init.ja;
    this.en = init.en;
    this.details = init.details;
  }
}
