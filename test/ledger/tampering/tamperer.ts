import { randomBytes } from 'node:crypto';
import { macOf, NO_MAC } from '../../../src/ledger/seal-key.js';
import { derivedId } from '../../../src/domain/operation-key.js';
import type { Random } from '../../../src/simulation/random.js';
import { type Column, type Row, SEALED_TABLES, type SealedRows, type SealedTable, TABLES } from './sealed-tables.js';

const UNIQUE_VIOLATION = '23505';
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** A change of sealed rows: does it, and answers what was done, for whoever reads that it was not found. */
type Tampering = (rows: SealedRows, random: Random) => Promise<string>;

/** Each way in which rows can be made other than they were sealed. */
export const TAMPERINGS: Record<string, Tampering> = {
  edit,
  delete: remove,
  insert,
  reorder,
  cut,
  'chain made anew': makeAnew,
};

/** One value of one row; another one, where a second row would come under the key of a first. */
async function edit(rows: SealedRows, random: Random): Promise<string> {
  for (;;) {
    const { table, row } = await anyRow(rows, random, TABLES);
    const column = random.pick(rows.columnsOf(table));
    const value = another(column, row[column.name]!, random);
    const taken = await rows.change(table, row, { [column.name]: value }).then(() => true, isSecondOfKey);
    if (taken) return `${table}.${column.name} from ${row[column.name]} to ${value}`;
  }
}

/** @returns false for a key that is there already; everything else is thrown on */
function isSecondOfKey(error: unknown): false {
  if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
  return false;
}

/** One row; or an operation with its lines, and what it issued. */
async function remove(rows: SealedRows, random: Random): Promise<string> {
  const { table, row } = await anyRow(rows, random, TABLES);
  await rows.remove(table, row);
  if (table !== 'operations' || random.chance(0.3)) return `a row of ${table}`;
  for (const transfer of await rows.rows('transfers')) {
    if (transfer.operation_id === row.id) await rows.remove('transfers', transfer);
  }
  for (const allocation of await rows.rows('allocations')) {
    if (allocation.id === row.id) await rows.remove('allocations', allocation);
  }
  return `the ${row.code} of ${row.amount} with its lines`;
}

/** A row like another one; of an operation mostly with its lines; sometimes put before the first block of all. */
async function insert(rows: SealedRows, random: Random): Promise<string> {
  const { table, row } = await anyRow(
    rows,
    random,
    TABLES.filter((name) => SEALED_TABLES[name].length > 0),
  );
  const id = derivedId(NOBODY, String(random.next()));
  const elsewhere = 'block' in row && table !== 'seals' && random.chance(0.25);
  const copy = { ...row, ...newKey(table, row, id), ...(elsewhere ? { block: String(-random.between(0, 5)) } : {}) };
  await rows.add(table, copy);
  if (table === 'operations' && random.chance(0.7)) {
    for (const transfer of await rows.rows('transfers')) {
      if (transfer.operation_id === row.id) await rows.add('transfers', { ...transfer, operation_id: id });
    }
  }
  return `a row of ${table}${elsewhere ? ` in block ${copy.block}` : ''}`;
}

function newKey(table: SealedTable, row: Row, id: string): Row {
  if (table === 'operations') return { id, code_id: null, undoes: null };
  if (table === 'accounts') return { id };
  if (table === 'allocations') return { id, employee_id: id };
  if (table === 'transfers') return { line: String(Number(row.line) + 100) };
  if (table === 'blocks' || table === 'seals') return { block: String(Number(row.block) + 100) };
  return { number: String(Number(row.number) + 100) };
}

/** Two rows of a table in each other's place: when they were written, in which block, in which order. */
async function reorder(rows: SealedRows, random: Random): Promise<string> {
  const places: Partial<Record<SealedTable, string[]>> = {
    operations: ['recorded_at', 'happened_at', 'block'],
    transfers: ['from_step', 'from_amount_before', 'from_employer_before', 'to_step', 'to_amount_before'],
    accounts: ['block', 'opened_at'],
    seals: ['operations', 'transfers', 'digest', 'previous_mac', 'mac'],
    blocks: ['begun_at', 'clock_on', 'closed_through', 'lapsed_through'],
  };
  const table = random.pick(Object.keys(places) as SealedTable[]);
  const of = places[table]!;
  const all = await rows.rows(table);
  const one = random.pick(all);
  const other = random.pick(all);
  const placeOf = (row: Row) => Object.fromEntries(of.map((name) => [name, row[name]!]));
  await rows.change(table, one, placeOf(other));
  await rows.change(table, other, placeOf(one));
  return `two rows of ${table}`;
}

/** The last one to three seals, with all that they covered and what came after. */
async function cut(rows: SealedRows, random: Random): Promise<string> {
  const seals = await rows.rows('seals');
  const kept = seals.length - random.between(1, 3);
  const { client, cityId } = rows;
  const later = `city_id = ${cityId} and block > ${kept}`;
  await client.query(
    `delete from ledger.seals where ${later};
     delete from ledger.transfers t using ledger.operations o
      where o.city_id = t.city_id and o.id = t.operation_id and o.${later} and t.city_id = ${cityId};
     delete from ledger.allocations a using ledger.operations o
      where o.city_id = a.city_id and o.id = a.id and o.${later};
     ${['operations', 'accounts', 'acceptances', 'own_people', 'recall_orders'].map((table) => `delete from ledger.${table} where ${later}`).join(';')};
     delete from ledger.blocks where city_id = ${cityId} and block > ${kept + 1}`,
  );
  return `all after block ${kept}`;
}

/** A value edited, and every digest and seal made to fit; but the key is another one. */
async function makeAnew(rows: SealedRows, random: Random): Promise<string> {
  const before = TABLES.filter((table) => table !== 'seals' && table !== 'books');
  const { table, row } = await anyRow(rows, random, before);
  const key = new Set<string>([...SEALED_TABLES[table], 'block']);
  const column = random.pick(rows.columnsOf(table).filter(({ name }) => !key.has(name)));
  await rows.change(table, row, { [column.name]: another(column, row[column.name]!, random) });
  const { client, cityId } = rows;
  const { rows: digests } = await client.query<{
    block: string;
    operations: number;
    transfers: number;
    digest: Buffer;
  }>('select * from ledger.block_digests($1, 1, (select max(block) from ledger.seals where city_id = $1))', [cityId]);
  const wrongKey = randomBytes(32);
  let previous: Buffer = NO_MAC;
  for (const digest of digests) {
    const mac = macOf(wrongKey, { cityId, ...digest }, previous);
    await client.query(
      `update ledger.seals set operations = $3, transfers = $4, digest = $5, previous_mac = $6, mac = $7
        where city_id = $1 and block = $2`,
      [cityId, digest.block, digest.operations, digest.transfers, digest.digest, previous, mac],
    );
    previous = mac;
  }
  return `${table}.${column.name}, and the whole chain after it`;
}

async function anyRow(
  rows: SealedRows,
  random: Random,
  from: readonly SealedTable[],
): Promise<{ table: SealedTable; row: Row }> {
  const table = random.pick(from);
  return { table, row: random.pick(await rows.rows(table)) };
}

/** Another value of the same kind, near the first. */
function another({ type, name }: Column, value: string | null, random: Random): string | null {
  const sign = random.chance(0.5) ? 1 : -1;
  if (value !== null && MAY_LACK.has(name) && random.chance(0.1)) return null;
  switch (type) {
    case 'integer':
    case 'bigint':
    case 'smallint':
      return String(Number(value ?? 0) + sign * random.between(1, 9));
    case 'boolean':
      return String(value !== 'true');
    case 'uuid':
      return derivedId(NOBODY, String(random.next()));
    case 'date':
      return later(value ?? '2026-04-01', sign * random.between(1, 40) * 86_400_000).slice(0, 10);
    case 'timestamp with time zone':
      return later(value ?? '2026-04-01', sign * random.between(1, 40_000));
    case 'bytea':
      return `\\x${Buffer.from([random.between(0, 255)]).toString('hex')}${value?.slice(4) ?? ''}`;
    case 'text':
      return TEXTS[name] ? random.pick(TEXTS[name].filter((text) => text !== value)) : `${value}x`;
    default:
      throw new Error(`Nobody knows another value of type ${type}.`);
  }
}

function later(value: string, ms: number): string {
  return new Date(Date.parse(value) + ms).toISOString();
}

/** Columns that may hold nothing at all. */
const MAY_LACK = new Set(['clock_on', 'closed_through', 'giver_id', 'municipality_id', 'shop_id', 'code_id', 'undoes']);

const TEXTS: Record<string, string[]> = {
  kind: ['live', 'rehearsal', 'wallet', 'merchant', 'link', 'issue'],
  code: ['issue', 'give', 'redeem', 'void', 'expire', 'recall'],
  billing_basis: ['issue', 'redemption'],
};
