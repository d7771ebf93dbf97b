import { Client } from 'pg';

export function withDatabase(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}

/** The same database, whose connections are told for which city they are, as those of the program are. */
export function forCity(url: string, cityId: number): string {
  const address = new URL(url);
  address.searchParams.set('options', `-c sankyu.city=${cityId}`);
  return address.href;
}

/** Runs the statements one by one on a connection of their own; gives back the rows of the last. */
export async function query(url: string, ...statements: string[]): Promise<Record<string, string>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    let rows: Record<string, string>[] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.end();
  }
}
