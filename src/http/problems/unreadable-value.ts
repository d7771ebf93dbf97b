import { DomainError } from '../../domain/domain-error.js';

/** PostgreSQL: not in the form of its type, out of range, no such date or a year of five digits, bytes that are no text (as NUL). */
const UNREADABLE = /^(22P02|22003|22007|22008|22009|22021|22P05)$/;

/** A value that passed every check here and that the database cannot even read. */
export function asUnreadableValue(error: unknown): DomainError | undefined {
  const cause = error instanceof Error && 'driverError' in error ? error.driverError : error;
  if (!(cause instanceof Error) || !('code' in cause) || typeof cause.code !== 'string') return undefined;
  if (!UNREADABLE.test(cause.code)) return undefined;
  return new DomainError({
    kind: 'invalid',
    code: 'unreadable_value',
    ja: '読み取れない値が含まれています。',
    en: 'Some value in the request cannot be read.',
    cause: error,
  });
}
