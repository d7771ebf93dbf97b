import type { Client } from 'pg';

/** Every table whose rows are sealed, by its key within a city; the seals themselves last. */
export const SEALED_TABLES = {
  books: [],
  blocks: ['block'],
  accounts: ['id'],
  operations: ['id'],
  transfers: ['operation_id', 'line'],
  allocations: ['id'],
  acceptances: ['merchant_id', 'from_on', 'number'],
  own_people: ['merchant_id', 'wallet_id', 'number'],
  recall_orders: ['allocation_id', 'number'],
  seals: ['block'],
} as const satisfies Record<string, readonly string[]>;

export type SealedTable = keyof typeof SEALED_TABLES;
export const TABLES = Object.keys(SEALED_TABLES) as SealedTable[];

export interface Column {
  name: string;
  type: string;
}

/** A row as text, column by column; null where it has no value. */
export type Row = Record<string, string | null>;

/** The rows of one city as a superuser reads, breaks and mends them, who has taken every guard away before. */
export class SealedRows {
  private constructor(
    readonly client: Client,
    readonly cityId: number,
    private readonly columns: Record<string, Column[]>,
    private readonly whole: string,
  ) {}

  /** What makes rows unchangeable, complete and true is switched off, as only a superuser can; and a copy is kept. */
  static readonly TAKE_GUARDS_AWAY = `
    create schema kept;
    do $$
    declare t text; c text;
    begin
      foreach t in array array['${TABLES.join("','")}'] loop
        execute format('alter table ledger.%I disable trigger all', t);
        for c in select conname from pg_constraint where conrelid = ('ledger.' || t)::regclass and contype = 'c' loop
          execute format('alter table ledger.%I drop constraint %I', t, c);
        end loop;
        execute format('create table kept.%1$I as table ledger.%1$I', t);
      end loop;
    end $$`;

  static async of(client: Client, cityId: number): Promise<SealedRows> {
    const { rows } = await client.query<Column & { table: SealedTable }>(
      `select table_name as table, column_name as name, data_type as type from information_schema.columns
        where table_schema = 'ledger' and table_name = any ($1) order by ordinal_position`,
      [TABLES],
    );
    const columns = Object.fromEntries(TABLES.map((table) => [table, rows.filter((row) => row.table === table)]));
    return new SealedRows(client, cityId, columns, await sumOf(client, cityId));
  }

  /** Those of a table that may be changed: all but the city, and when a seal was made, for which no seal vouches. */
  columnsOf(table: SealedTable): Column[] {
    return this.columns[table]!.filter(({ name }) => name !== 'city_id' && name !== 'sealed_at');
  }

  /** The rows of sealed blocks, in an order that is the same in every city. */
  async rows(table: SealedTable): Promise<Row[]> {
    const of = this.columns[table]!.map(({ name }) => `t.${name}::text as ${name}`).join(', ');
    const sealed = `(select max(block) from ledger.seals where city_id = $1)`;
    const { rows } = await this.client.query<Row>(
      `select ${of} from ledger.${table} t where t.city_id = $1
         ${table === 'blocks' ? `and t.block <= ${sealed}` : ''}
       order by ${this.columns[table]!.some(({ name }) => name === 'block') ? 't.block,' : ''} ${orderOf(table)}`,
      [this.cityId],
    );
    return rows;
  }

  /** Which row that is, as a condition. */
  where(table: SealedTable, row: Row): string {
    const key = SEALED_TABLES[table].map((name) => ` and ${name} = ${quoted(row[name]!)}`);
    return `city_id = ${this.cityId}${key.join('')}`;
  }

  async change(table: SealedTable, row: Row, to: Row): Promise<void> {
    const set = Object.entries(to).map(([name, value]) => `${name} = ${quoted(value)}`);
    await this.client.query(`update ledger.${table} set ${set.join(', ')} where ${this.where(table, row)}`);
  }

  async remove(table: SealedTable, row: Row): Promise<void> {
    await this.client.query(`delete from ledger.${table} where ${this.where(table, row)}`);
  }

  async add(table: SealedTable, row: Row): Promise<void> {
    const names = Object.keys(row);
    const values = names.map((name) => quoted(row[name]!));
    await this.client.query(`insert into ledger.${table} (${names.join(', ')}) values (${values.join(', ')})`);
  }

  /** Whether anything is other than it was sealed. */
  async areChanged(): Promise<boolean> {
    return (await sumOf(this.client, this.cityId)) !== this.whole;
  }

  async mend(): Promise<void> {
    const mending = TABLES.map(
      (table) =>
        `delete from ledger.${table} where city_id = ${this.cityId};
         insert into ledger.${table} select * from kept.${table} where city_id = ${this.cityId}`,
    );
    await this.client.query(`begin; ${mending.join(';')}; commit`);
  }
}

/** Of operations and transfers by when and where they were written, since their ids differ from city to city. */
function orderOf(table: SealedTable): string {
  if (table === 'operations') return 't.recorded_at, t.id';
  if (table === 'transfers') return 't.period, t.code, t.amount, t.operation_id, t.line';
  return SEALED_TABLES[table].length > 0 ? SEALED_TABLES[table].map((name) => `t.${name}`).join(', ') : '1';
}

async function sumOf(client: Client, cityId: number): Promise<string> {
  const all = TABLES.map(
    (table) => `select '${table}' || t::text as line from ledger.${table} t where city_id = ${cityId}`,
  );
  const { rows } = await client.query<{ sum: string }>(
    `select md5(string_agg(line, chr(10) order by line)) as sum from (${all.join(' union all ')}) lines`,
  );
  return rows[0]!.sum;
}

export function quoted(value: string | null): string {
  return value === null ? 'null' : `'${value.replaceAll("'", "''")}'`;
}
