import { rowRefused, type RowRefusal } from './row-refused.js';

/**
 * What became of one row of many: taken, there already and identical, or refused with a stable code. One refused row
 * never harms its neighbours.
 */
export type RowOutcome<Code extends RowRefusal> =
  { status: 'taken' | 'unchanged'; id: string } | { status: 'refused'; code: Code };

/**
 * The id of what was registered, where a single one was asked for.
 *
 * @throws DomainError with the code of its refusal
 */
export function registeredId<Code extends RowRefusal>([outcome]: RowOutcome<Code>[]): string {
  if (!outcome) throw new RangeError('One row was to be registered, and none was.');
  if (outcome.status === 'refused') throw rowRefused(outcome.code);
  return outcome.id;
}
