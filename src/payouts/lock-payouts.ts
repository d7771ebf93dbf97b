import type { Transactions } from '../database/transactions.js';

/** Waits until nobody else settles, prepares or sends payouts of the city; until this transaction ends nobody does. */
export async function lockPayouts(transactions: Transactions, cityId: number): Promise<void> {
  await transactions.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`payouts:${cityId}`]);
}
