import { validate } from 'uuid';
import { badCursor, type PageQuery } from '../http/paging.js';

/** Where a list of operations, newest first, goes on: all that is older than this row. */
export interface OperationKey {
  /** recorded_at in microseconds since 1970: a Date would lose the last three digits, and with them rows. */
  micros: string;
  id: string;
}

/** Later than any row: where the first page begins. */
const BEGINNING: OperationKey = { micros: '253402300799000000', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

/** @throws DomainError bad_cursor */
export function operationKeyOf(page: PageQuery): OperationKey {
  const parts = page.after(2);
  if (!parts) return BEGINNING;
  const [micros, id] = parts as [string, string];
  if (!/^\d{1,18}$/.test(micros) || !validate(id)) throw badCursor();
  return { micros, id };
}
