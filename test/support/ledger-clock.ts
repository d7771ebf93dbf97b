import type { DataSource } from 'typeorm';
import type { TestDatabase } from './postgres.js';
import { query } from './query.js';

/** What time it is for the ledger's functions in one test database. */
export interface LedgerClock {
  /** Lets their clock show this instant now, and run on from there. */
  set(instant: Date): Promise<void>;
  /** What their clock shows. */
  now(): Date;
}

/**
 * Takes the clock of the ledger's functions in hand. They look for `clock_timestamp` in their own schema before that of
 * PostgreSQL, and only a superuser of a test's database can put one there; so the functions run as they stand, at
 * whatever time of day a rule speaks of. To be called before they run for the first time.
 */
export async function takeLedgerClock(db: TestDatabase, source: DataSource): Promise<LedgerClock> {
  await query(
    db.adminUrl,
    'create table public.ledger_clock (shift interval not null)',
    `insert into public.ledger_clock values ('0')`,
    'grant select, update on public.ledger_clock to public',
    `create function ledger.clock_timestamp() returns timestamptz language sql volatile
       as $$ select pg_catalog.clock_timestamp() + (select shift from public.ledger_clock) $$`,
    'grant execute on function ledger.clock_timestamp() to public',
  );
  let shiftMs = 0;
  return {
    set: async (instant) => {
      shiftMs = instant.getTime() - Date.now();
      await source.query(`update public.ledger_clock set shift = $1`, [`${shiftMs} milliseconds`]);
    },
    now: () => new Date(Date.now() + shiftMs),
  };
}
