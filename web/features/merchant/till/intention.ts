import type { components } from '../../../shared/api/schema';
import { serverNow } from './server-clock';

export type NewRedemption = components['schemas']['NewRedemption'];

/** By what the customer pays: what was scanned, or the digits that were read out. */
export type ShownBy = { code: string } | { digits: string };

/** One payment as it is written down before it is sent: sent again, it is the same bytes under the same key. */
export interface Intention {
  key: string;
  body: string;
  /** When it began, and after when it can no longer be taken; by the service's clock. */
  startedAt: number;
  deadlineAt: number;
}

/** Long enough to find a line again while the customer waits. */
export const PAYABLE_MS = 60_000;

/** @param notes what the clerk expects to be paid, where that was worked out */
export function intend(shopId: string, shown: ShownBy, notes?: number): Intention {
  const startedAt = serverNow();
  const deadlineAt = startedAt + PAYABLE_MS;
  const wanted: NewRedemption = {
    ...shown,
    shopId,
    ...(notes === undefined ? {} : { notes }),
    deadline: new Date(deadlineAt).toISOString(),
  };
  return { key: crypto.randomUUID(), body: JSON.stringify(wanted), startedAt, deadlineAt };
}

/** The same payment for as many notes as the code says: another intention, with a key of its own. */
export function forItsOwnNotes(intention: Intention): Intention {
  const { notes: _, shopId, deadline: _deadline, ...shown } = JSON.parse(intention.body) as NewRedemption;
  return intend(shopId ?? '', shown as ShownBy);
}
