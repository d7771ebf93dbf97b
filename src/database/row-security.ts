import { type ClientBase, escapeLiteral } from 'pg';
import { DomainError } from '../domain/domain-error.js';
import { LEDGER_ROLE } from './roles.js';

/** For whom a connection was lent (scoped-pool.ts); null, and so equal to nothing, where nobody said it. */
const CITY = `nullif(current_setting('sankyu.city', true), '')::integer`;

/**
 * Where also the ledger's functions see only the city of whoever calls them. Each of them reads the newest block of the
 * book first (ledger.enter), or writes one of these, so that a call for another city finds no book and fails. All other
 * tables they read and write without a condition a row, always by the city that they were called for.
 */
const LEDGER_APART = ['ledger.books', 'ledger.blocks', 'ledger.seals'];

interface Policy {
  table: string;
  name: string;
  /** What follows `create policy <name> on <table>`; kept as the policy's comment, by which a change is noticed. */
  rule: string;
}

const appSeesAll = () =>
  new DomainError({
    kind: 'invalid',
    code: 'app_role_sees_all',
    ja: 'DATABASE_APP_URL のロールは所有者やスーパーユーザーとは別のものにしてください。市ごとの行の制限が効かなくなります。',
    en:
      'The role of DATABASE_APP_URL is the owner or may pass row security by, so that nothing would keep the cities ' +
      'apart. Name another role; it is made when it is missing.',
  });

/**
 * Lets everybody but the owner see and write rows of the city only for whom the connection was lent, in every table of
 * the schemas public and ledger that has a city; where no city is named, of none. Safe to run at every start: it touches
 * only tables that are not as they are to be.
 */
export async function keepCitiesApart(client: ClientBase): Promise<void> {
  const tables = await client.query<{ name: string; secured: boolean }>(
    `select c.oid::regclass::text as name, c.relrowsecurity as secured
       from pg_class c
       left join pg_attribute a on a.attrelid = c.oid and a.attname = 'city_id' and not a.attisdropped
      where c.relkind in ('r', 'p') and c.relnamespace in ('public'::regnamespace, 'ledger'::regnamespace)
        and (a.attname is not null or c.oid = 'public.cities'::regclass)
      order by 1`,
  );
  const standing = await client.query<Policy>(
    `select polrelid::regclass::text as table, polname as name, obj_description(oid, 'pg_policy') as rule from pg_policy`,
  );
  const stands = (wanted: Policy) =>
    standing.rows.some(
      ({ table, name, rule }) => table === wanted.table && name === wanted.name && rule === wanted.rule,
    );
  for (const { name, secured } of tables.rows) {
    const missing = policiesOf(name).filter((policy) => !stands(policy));
    if (secured && missing.length === 0) continue;
    await client.query('begin');
    await client.query(`alter table ${name} enable row level security`);
    for (const policy of missing) await make(client, policy);
    await client.query('commit');
  }
}

/** @throws DomainError app_role_sees_all */
export async function mustBeKeptApart(client: ClientBase, role: string): Promise<void> {
  const { rows } = await client.query<{ above_it: boolean }>(
    `select r.rolbypassrls or pg_has_role(r.oid, c.relowner, 'member') as above_it
       from pg_roles r cross join pg_class c where r.rolname = $1 and c.oid = 'public.cities'::regclass`,
    [role],
  );
  if (rows[0]?.above_it !== false) throw appSeesAll();
}

function policiesOf(table: string): Policy[] {
  const of = (name: string, rule: string): Policy => ({ table, name, rule });
  if (table === 'cities') {
    return [
      // Which cities there are, and what they are called, anybody may know.
      of('cities_known', 'for select using (true)'),
      of('city_apart', `using (id = ${CITY}) with check (id = ${CITY})`),
    ];
  }
  const apart = of('city_apart', `using (city_id = ${CITY}) with check (city_id = ${CITY})`);
  if (!table.startsWith('ledger.') || LEDGER_APART.includes(table)) return [apart];
  return [apart, of('ledger_works', `to ${LEDGER_ROLE} using (true) with check (true)`)];
}

async function make(client: ClientBase, { table, name, rule }: Policy): Promise<void> {
  await client.query(`drop policy if exists ${name} on ${table}`);
  await client.query(`create policy ${name} on ${table} ${rule}`);
  await client.query(`comment on policy ${name} on ${table} is ${escapeLiteral(rule)}`);
}
