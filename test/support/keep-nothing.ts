import type pg from 'pg';
import { declareConstraint } from '../../src/database/constraint-errors.js';
import { DomainError } from '../../src/domain/domain-error.js';

/** The code of what was done to its end, and then refused at its commit by `keepNothing`. */
export const KEPT_NOTHING = 'kept_nothing';

const CONSTRAINT = 'test_keeps_nothing';

/** These must be kept, or no request gets anywhere. */
const KEPT = ['public.audit_acts', 'public.audit_changes', 'public.audit_personal', 'people.rate_limits'];

/**
 * From now on every transaction that changes a row is done to its end and refused at its commit, as if a last
 * constraint stood against it: so a test may try everything that is allowed, and finds the database as it was.
 */
export async function keepNothing(admin: pg.Client): Promise<void> {
  declareConstraint(
    CONSTRAINT,
    () => new DomainError({ kind: 'conflict', code: KEPT_NOTHING, ja: '残しません。', en: 'This is not kept.' }),
  );
  await admin.query(
    `create function public.keep_nothing() returns trigger language plpgsql as $$ begin
       raise exception 'not kept' using errcode = '23514', constraint = '${CONSTRAINT}'; end $$`,
  );
  const { rows } = await admin.query<{ name: string; uses: boolean }>(
    `select n.nspname || '.' || c.relname as name,
            exists (select from pg_attribute a
                     where a.attrelid = c.oid and a.attname in ('last_used_at', 'last_seen_at')) as uses
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'ledger', 'people') and c.relkind in ('r', 'p') and not c.relispartition
        and n.nspname || '.' || c.relname <> all ($1)`,
    [KEPT],
  );
  for (const { name, uses } of rows) {
    const other = `to_jsonb(new) - '{last_used_at,last_seen_at,staff_seen_at}'::text[]
      is distinct from to_jsonb(old) - '{last_used_at,last_seen_at,staff_seen_at}'::text[]`;
    for (const [event, when] of [
      ['insert or delete', ''],
      ['update', uses ? `when (${other})` : ''],
    ]) {
      await admin.query(
        `create constraint trigger keep_nothing_${event!.split(' ')[0]} after ${event} on ${name}
         deferrable initially deferred for each row ${when} execute function public.keep_nothing()`,
      );
    }
  }
}
