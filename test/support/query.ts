import { Client, type PoolClient } from 'pg';
import { nameConstraint } from '../../src/database/distribution/name-constraint.js';
import { tellWithinTransactions } from '../../src/database/distribution/within-transactions.js';

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
  asOnCluster(client, url);
  try {
    let rows: Record<string, string>[] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.end();
  }
}

/** On a cluster its other nodes are told at each transaction what the options say of the city, as by the program. */
export function asOnCluster(client: Client, url: string): void {
  if (!process.env.SANKYU_CITUS_URL) return;
  const city = /sankyu\.city=(\d+)/.exec(new URL(url).searchParams.get('options') ?? '')?.[1];
  if (city) tellWithinTransactions(client as unknown as PoolClient, () => ({ 'sankyu.city': city }));
  else nameConstraints(client);
}

function nameConstraints(client: Client): void {
  const send = client.query.bind(client) as (text: string) => Promise<unknown>;
  const query = (text: string) =>
    send(text).catch((error: unknown) => {
      nameConstraint(error);
      throw error;
    });
  Object.defineProperty(client, 'query', { value: query });
}
