import { query } from './query.js';

/** Returns when something waits for another transaction to end; fails when nothing does within ten seconds. */
export async function someoneWaits(adminUrl: string): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 20) {
    const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    if ((await query(adminUrl, waiting)).length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('Nothing waits.');
}
