import type { ClientBase } from 'pg';
import { LEDGER_ROLE } from './roles.js';
import { functionFiles, runStatements, type SqlFile } from './sql-files.js';

const LEDGER_FOLDER = 'src/ledger/sql/';
/** A file that begins with this line makes triggers or grants, which is the owner's to do. */
const AS_OWNER = '-- as owner';

/** Re-applies every file of SQL functions whose text is not the one applied last, all in one transaction. */
export async function applyFunctions(client: ClientBase): Promise<void> {
  await client.query(`create table if not exists applied_functions (
    path text not null, hash text not null, applied_at timestamptz not null default now(),
    constraint applied_functions_pkey primary key (path))`);
  const applied = await client.query<{ path: string; hash: string }>('select path, hash from applied_functions');
  const known = new Map(applied.rows.map((row) => [row.path, row.hash]));
  const changed = functionFiles().filter((file) => known.get(file.path) !== file.hash);
  if (changed.length === 0) return;
  await client.query('begin');
  try {
    await client.query(`grant create, usage on schema ledger to ${LEDGER_ROLE}`);
    await client.query(`grant select, insert on all tables in schema ledger to ${LEDGER_ROLE}`);
    await client.query(`revoke insert on ledger.movements from ${LEDGER_ROLE}`);
    await client.query(`grant update on ledger.holdings to ${LEDGER_ROLE}`);
    for (const file of changed) await apply(client, file);
    await client.query(`revoke create on schema ledger from ${LEDGER_ROLE}`);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/**
 * The ledger's functions belong to the role that defines their rights; all others to the owner. They are made by the
 * owner and given away, not made by that role: it cannot log in, so that on a cluster no other node would let it in.
 */
async function apply(client: ClientBase, file: SqlFile): Promise<void> {
  const asDefiner = file.path.startsWith(LEDGER_FOLDER) && !file.text.startsWith(AS_OWNER);
  const before = asDefiner ? await ownFunctions(client) : [];
  try {
    await runStatements(client, file.text);
  } catch (error) {
    throw new Error(`${file.path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  if (asDefiner) {
    for (const made of (await ownFunctions(client)).filter((one) => !before.includes(one)))
      await client.query(`alter function ${made} owner to ${LEDGER_ROLE}`);
  }
  await client.query(
    `insert into applied_functions (path, hash) values ($1, $2)
     on conflict on constraint applied_functions_pkey do update set hash = excluded.hash, applied_at = now()`,
    [file.path, file.hash],
  );
}

/** The functions of the ledger's schema that the owner has kept. */
async function ownFunctions(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select oid::regprocedure::text as name from pg_proc
      where pronamespace = 'ledger'::regnamespace and pg_get_userbyid(proowner) = current_user`,
  );
  return rows.map(({ name }) => name);
}
