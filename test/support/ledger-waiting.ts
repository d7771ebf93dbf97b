import type { LedgerBench } from './ledger-bench.js';

/** A transaction that has done its work and is not committed yet. */
export interface HeldOpen<T> {
  result: T;
  commit(): Promise<void>;
}

/** Does the work in a transaction that stays open until it is committed. */
export async function heldOpen<T>(bench: LedgerBench, work: () => Promise<T>): Promise<HeldOpen<T>> {
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  let over: Promise<void> = Promise.resolve();
  const result = await new Promise<T>((resolve, reject) => {
    over = bench.transactions.run(async () => {
      resolve(await work());
      await gate;
    });
    over.catch(reject);
  });
  return {
    result,
    commit: () => {
      letGo();
      return over;
    },
  };
}

/** Returns when so many calls wait for a lock of the ledger; fails when they do not within five seconds. */
export async function untilWaiting(bench: LedgerBench, calls = 1): Promise<void> {
  for (let waited = 0; waited < 5000; waited += 10) {
    const [row] = await bench.source.query<{ waiting: string }[]>(
      `select count(*) as waiting from pg_locks l join pg_database d on d.oid = l.database
        where d.datname = current_database() and l.locktype = 'advisory' and not l.granted`,
    );
    if (Number(row!.waiting) >= calls) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`No ${calls} calls wait for a lock.`);
}
