import type { Transactions } from '../../database/transactions.js';

/**
 * Does the work, takes its answer, and undoes it: a preview that cannot differ from what it previews. Within a running
 * transaction it undoes its own part only.
 */
export function runAndUndo<T>(transactions: Transactions, work: () => Promise<T>): Promise<T> {
  return transactions.run(async (manager) => {
    await manager.query('savepoint before_preview');
    const answer = await work();
    await manager.query('rollback to savepoint before_preview');
    return answer;
  });
}
