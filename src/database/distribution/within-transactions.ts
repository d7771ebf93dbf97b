import pg from 'pg';
import { asOneCity, type Clocks, CLOCKS, readsClock } from './as-one-city.js';
import { nameConstraint } from './name-constraint.js';

/** Becomes another city's (transactions.ts); nothing else tells it within a transaction. */
const BECOMES = /^set local sankyu\.city to '(\d*)'$/;
const BEGINS = /^\s*(start\s+transaction|begin)\b/i;
const ENDS = /^\s*(commit|rollback|end)\b(?!\s+to\b)/i;

const DOUBTED = Symbol('whether Citus may have lost its way on this connection');

type Doubted = pg.PoolClient & { [DOUBTED]?: boolean };

/** What is to be told now, e.g. for which city the connection works. */
export type SettingsNow = () => Readonly<Record<string, string>>;

/** Whether this is a connection to the coordinator of a Citus cluster. */
export async function isOfCluster(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('pg_catalog.pg_dist_partition') is not null as there`,
  );
  return rows[0]!.there;
}

/**
 * Gives a connection back for good, when it is given back, once an error was not one of the data (class 22, 23, 40, P0): Citus
 * (13.2) takes what failed while it planned a statement to be going on still, and no longer sends calls to other nodes.
 */
export function lendOnceMoreUnlessBroken(client: Doubted): void {
  const release = client.release.bind(client);
  client.release = (broken) => release(broken || client[DOUBTED]);
}

function isOfTheData(error: unknown): boolean {
  return error instanceof pg.DatabaseError && /^(22|23|40|P0)/.test(error.code ?? '');
}

/**
 * Lets a connection to the coordinator of a Citus cluster tell the other nodes for whom it works. What a session is told
 * by `set_config` stays on the coordinator; a `set local` goes along to each node that its transaction comes to
 * (citus.propagate_set_commands). So each transaction begins with them, and a statement outside of any gets one of its
 * own. Row security and the audit triggers then find the same on every node as on a single server. And each statement is
 * said so that it goes whole to the node of that city (as-one-city.ts).
 */
export function tellWithinTransactions(client: Doubted, settings: SettingsNow): void {
  const sendPlain = client.query.bind(client) as (text: unknown, values?: unknown) => Promise<pg.QueryResult>;
  const send = async (text: string, values?: unknown): Promise<pg.QueryResult> => {
    try {
      return await sendPlain(text, values);
    } catch (error) {
      nameConstraint(error);
      if (!isOfTheData(error)) client[DOUBTED] = true;
      throw error;
    }
  };
  let inside = false;
  let city = '';
  const begin = async (text: string): Promise<pg.QueryResult> => {
    const begun = await send(text);
    const told = Object.entries(settings()).map(([name, value]) => `set local ${name} to ${pg.escapeLiteral(value)}`);
    for (const one of told) await send(one);
    city = settings()['sankyu.city'] ?? '';
    return begun;
  };
  const say = async (text: string, values?: unknown): Promise<pg.QueryResult> => {
    city = BECOMES.exec(text)?.[1] ?? city;
    const { rows } = readsClock(text) ? await send(CLOCKS) : { rows: [] };
    return send(asOneCity(text, city, rows[0] as Clocks | undefined), values);
  };
  const told = async (text: string, values?: unknown): Promise<pg.QueryResult> => {
    if (BEGINS.test(text)) {
      inside = true;
      return begin(text);
    }
    if (ENDS.test(text)) {
      inside = false;
      return send(text);
    }
    if (inside) return say(text, values);
    await begin('begin');
    try {
      const result = await say(text, values);
      await send('commit');
      return result;
    } catch (error) {
      await send('rollback');
      throw error;
    }
  };
  // Whatever is no plain text, such as a stream, is sent as it is.
  const query = (text: unknown, values?: unknown, ...others: unknown[]): unknown =>
    typeof text === 'string' && others.length === 0 && typeof values !== 'function'
      ? told(text, values)
      : (sendPlain as (...words: unknown[]) => unknown)(text, values, ...others);
  Object.defineProperty(client, 'query', { value: query });
}
