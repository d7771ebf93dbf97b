import type { ClientBase } from 'pg';
import pg from 'pg';
import { withOneServer } from './servers/addresses.js';

/** The role that owns the ledger's functions: it may read, insert, and update holdings, and nobody logs in as it. */
export const LEDGER_ROLE = 'sankyu_ledger';

/** Tables of which the application may add rows but never change or remove one. */
const APPEND_ONLY = [
  'enrolment_events',
  'different_children',
  'certification_events',
  'redemption_voids',
  'answered_requests',
  'closing_figures',
  'closing_identities',
  'invoices',
  'invoice_lines',
  'settlements',
  'settlement_lines',
  'receipts',
  'bank_statements',
  'certification_messages',
  'report_entries',
  'merchant_bank_accounts',
  'signal_steps',
  'pressure_messages',
  'verifications',
];

/** Roles belong to the whole server, so another database's migration may be creating the same one right now. */
async function createRole(client: ClientBase, statement: string): Promise<void> {
  await client.query(
    `do $do$ begin ${statement}; exception when duplicate_object or unique_violation then null; end $do$`,
  );
}

function login(appUrl: string): { role: string; password: string } {
  const url = new URL(withOneServer(appUrl));
  return { role: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
}

/** The role as which the application logs in. */
export function roleOf(appUrl: string): string {
  return login(appUrl).role;
}

/** Makes the definer of the ledger's functions, lets the owner act as it, and makes the application's role if missing. */
export async function ensureRoles(client: ClientBase, appUrl: string): Promise<void> {
  const found = await client.query('select rolname from pg_roles where rolname = any($1)', [
    [LEDGER_ROLE, login(appUrl).role],
  ]);
  const known = new Set(found.rows.map((row: { rolname: string }) => row.rolname));
  if (!known.has(LEDGER_ROLE)) await createRole(client, `create role ${LEDGER_ROLE} nologin`);
  const member = await client.query(`select pg_has_role(current_user, $1, 'usage') as is_member`, [LEDGER_ROLE]);
  if (!member.rows[0].is_member) await client.query(`grant ${LEDGER_ROLE} to current_user`);
  const { role, password } = login(appUrl);
  if (!known.has(role)) {
    const secret = pg.escapeLiteral(password);
    await createRole(client, `create role ${pg.escapeIdentifier(role)} login password ${secret}`);
  }
}

/** What the application may do: read the ledger and call its functions; read and write the city's own tables. */
export async function grantToApplication(client: ClientBase, appUrl: string): Promise<void> {
  const app = pg.escapeIdentifier(login(appUrl).role);
  const lists = APPEND_ONLY.join(', ');
  await client.query(`
    grant usage on schema public, ledger, people, bullmq to ${app};
    grant select on all tables in schema ledger to ${app};
    revoke execute on all functions in schema ledger from public;
    grant execute on all functions in schema ledger to ${app};
    grant select, insert, update, delete on all tables in schema public, people to ${app};
    revoke execute on all functions in schema people from public;
    grant execute on all functions in schema people to ${app};
    revoke update, delete on ${lists} from ${app};
    revoke delete on role_grants, invitations, people.accounts from ${app};
    revoke update, delete on bank_account_changes from ${app};
    grant update (state, decided_by, decided_at, reason) on bank_account_changes to ${app};
    revoke update, delete on payout_holds from ${app};
    grant update (lifted_by, lifted_at, lift_reason) on payout_holds to ${app};
    revoke delete on signals, pressure_reports from ${app};
    revoke update, delete on audit_acts from ${app};
    grant update (object_ids, ended_at, outcome, status, problem) on audit_acts to ${app};
    revoke insert, update, delete on audit_changes, audit_personal from ${app};
    revoke insert, update, delete on schema_migrations, applied_functions from ${app};
    grant select, insert, update, delete on all tables in schema people to ${app};
    grant select, insert, update, delete, truncate on all tables in schema bullmq to ${app};
    grant usage, select, update on all sequences in schema bullmq to ${app};
    grant execute on all functions in schema bullmq to ${app};
  `);
}
