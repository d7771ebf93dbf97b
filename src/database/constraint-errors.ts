import type { DomainError } from '../domain/domain-error.js';

const declared = new Map<string, (detail: string | undefined) => DomainError>();

/**
 * Says which domain error a violation of a named constraint or unique index means. Each folder declares its own, beside
 * the errors themselves.
 */
export function declareConstraint(name: string, error: (detail: string | undefined) => DomainError): void {
  declared.set(name, error);
}

/** The domain error declared for the constraint that this error violates, or the error itself. */
export function asDomainError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { constraint, detail } = violation(error);
  const known = constraint === undefined ? undefined : declared.get(constraint);
  return known ? known(detail) : error;
}

/** TypeORM wraps the driver's error and copies its fields; either form names the constraint. */
function violation(error: Error): { constraint?: string; detail?: string } {
  const own = error as Error & {
    constraint?: string;
    detail?: string;
    driverError?: { constraint?: string; detail?: string };
  };
  return own.constraint === undefined && own.driverError ? own.driverError : own;
}
