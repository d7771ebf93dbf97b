import type { ClientBase } from 'pg';
import { PERSONAL_COLUMNS } from './personal-columns.js';

/** Tables of a city whose changes are not written into the audit log, and why. All others are. */
export const NOT_AUDITED: Readonly<Record<string, string>> = {
  audit_acts: 'is the audit log',
  audit_changes: 'is the audit log',
  audit_personal: 'is the audit log',
  answered_requests: 'is the first answer to a request, kept to be given again',
  enrolment_events: 'is itself a record of who did what, and is never changed',
  certification_events: 'is itself a record of who did what, and is never changed',
  redemption_codes: 'is good for a minute; what it paid is in the ledger',
  poster_days: 'counts what was paid by posters, which is in the ledger',
  till_events: 'numbers what is in the ledger',
  refused_payments: 'counts what a till was refused',
  pressure_messages: 'is closed in the vault, and is never changed',
  signal_steps: 'is itself a record of who did what, and is never changed',
  wrong_tries: 'counts wrong digits of the last day',
  thanks: 'is what an employee says to another; that it was given is in the ledger',
  claim_links: 'is an employee’s gift; that it was given is in the ledger',
  verifications: 'says when the ledger was proved; who had it proved is in the log',
  tasks: 'says how far work has come; that it was asked for, and what it changed, is in the log',
  task_files: 'is what a task was given and made, kept for a day',
  webhook_deliveries: 'waits to be sent; what it tells of is in the ledger or among the events of enrolments',
  webhook_cursors: 'says how far a job has read the ledger',
  certificate_counters: 'counts numbers; what bears them is in the log',
  paper_counters: 'counts numbers; what bears them is in the log',
  closing_figures: 'is computed from the ledger when a closing is prepared, which is in the log',
  closing_identities: 'is computed from the ledger when a closing is prepared, which is in the log',
  invoice_lines: 'is built from the ledger with its invoice, which is in the log',
  settlement_lines: 'is built from the ledger with its settlement, which is in the log',
};

interface TableFacts {
  name: string;
  /** Of the primary key, beside city_id. */
  key: string[];
  uuids: string[];
  closed: string[];
  /** What its trigger was made with; null while it has none. */
  made_with: string | null;
}

/**
 * Gives every table of a city in schema public the trigger that writes its changes into the audit log, except those of
 * NOT_AUDITED. Run after each migration, so that no new table is forgotten; touches only what is not yet as it should be.
 */
export async function auditTables(client: ClientBase): Promise<void> {
  const { rows } = await client.query<TableFacts>(TABLES_OF_A_CITY);
  for (const table of rows) {
    if (table.name in NOT_AUDITED) {
      if (table.made_with !== null) await client.query(`drop trigger audited on public.${table.name}`);
      continue;
    }
    const plan = planOf(table);
    if (table.made_with === plan) continue;
    await client.query(`
      create or replace trigger audited after insert or update or delete on public.${table.name}
        for each row when (current_setting('sankyu.act', true) <> '') execute function audit_row('${plan}');
      alter table public.${table.name} enable always trigger audited`);
  }
}

/** What `audit_row` is told of a table, see there. */
function planOf({ name, key, uuids, closed }: TableFacts): string {
  const personal = PERSONAL_COLUMNS[name];
  const object = ['id', ...key].find((column) => uuids.includes(column)) ?? null;
  return JSON.stringify({ key, object, person: personal?.of ?? null, personal: personal?.columns ?? [], closed });
}

const TABLES_OF_A_CITY = `
  select c.relname as name,
         array(select a.attname::text from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
                where i.indrelid = c.oid and i.indisprimary and a.attname <> 'city_id' order by a.attnum) as key,
         array(select a.attname::text from pg_attribute a
                where a.attrelid = c.oid and a.attnum > 0 and a.atttypid = 'uuid'::regtype order by a.attnum) as uuids,
         array(select a.attname::text from pg_attribute a
                where a.attrelid = c.oid and a.attnum > 0 and a.atttypid = 'bytea'::regtype order by a.attnum) as closed,
         (select convert_from(substring(t.tgargs for length(t.tgargs) - 1), 'UTF8') from pg_trigger t
           where t.tgrelid = c.oid and t.tgname = 'audited') as made_with
    from pg_class c
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
     and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'city_id' and not a.attisdropped)
   order by c.relname`;
