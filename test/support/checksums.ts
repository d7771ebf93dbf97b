import type pg from 'pg';

/** What a refused request may leave behind, and why. */
const MAY_CHANGE: Record<string, string> = {
  'public.audit_acts': 'whatever staff try is written down, refused or not',
  'people.rate_limits': 'every try is counted',
  'public.wrong_tries': 'wrong codes are counted at the till',
  'public.refused_payments': 'payments that were refused are counted, for the list of signals',
};

/** Columns that say when something was used last, which is noted now and then. */
const USES = ['last_used_at', 'last_seen_at', 'staff_seen_at'];

/** A digest of every table: what was not to be changed has the same one afterwards. */
export class Checksums {
  private constructor(
    private readonly admin: pg.Client,
    private readonly sql: string,
  ) {}

  static async over(admin: pg.Client): Promise<Checksums> {
    const { rows } = await admin.query<{ name: string; rows: string }>(
      `select n.nspname || '.' || c.relname as name,
              'to_jsonb(t)' || coalesce((
                select string_agg(' - ' || quote_literal(a.attname), '') from pg_attribute a
                 where a.attrelid = c.oid and a.attname = any($1)), '') as rows
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'ledger', 'people') and c.relkind in ('r', 'p') and not c.relispartition
        order by 1`,
      [USES],
    );
    const parts = rows
      .filter(({ name }) => !(name in MAY_CHANGE))
      .map(
        (table) =>
          `select '${table.name}' as name, count(*) || ' ' || coalesce(md5(string_agg(r, '' order by r)), '') as digest
             from (select (${table.rows})::text as r from ${table.name} t) x`,
      );
    return new Checksums(admin, parts.join(' union all '));
  }

  async now(): Promise<Record<string, string>> {
    const { rows } = await this.admin.query<{ name: string; digest: string }>(this.sql);
    return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
  }
}

/** The tables whose digests are not the same. */
export function changedTables(before: Record<string, string>, after: Record<string, string>): string[] {
  return Object.keys(after).filter((name) => before[name] !== after[name]);
}
