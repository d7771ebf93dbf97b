import pg from 'pg';

const BEGINS = /^\s*(start\s+transaction|begin)\b/i;
const ENDS = /^\s*(commit|rollback|end)\b(?!\s+to\b)/i;

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
 * Lets a connection to the coordinator of a Citus cluster tell the other nodes for whom it works. What a session is told
 * by `set_config` stays on the coordinator; a `set local` goes along to each node that its transaction comes to
 * (citus.propagate_set_commands). So each transaction begins with them, and a statement outside of any gets one of its
 * own. Row security and the audit triggers then find the same on every node as on a single server.
 */
export function tellWithinTransactions(client: pg.PoolClient, settings: SettingsNow): void {
  const send = client.query.bind(client) as (text: unknown, values?: unknown) => Promise<pg.QueryResult>;
  let inside = false;
  const begin = async (text: string): Promise<pg.QueryResult> => {
    const begun = await send(text);
    const told = Object.entries(settings()).map(([name, value]) => `set local ${name} to ${pg.escapeLiteral(value)}`);
    for (const one of told) await send(one);
    return begun;
  };
  const told = async (text: string, values?: unknown): Promise<pg.QueryResult> => {
    if (BEGINS.test(text)) {
      inside = true;
      return begin(text);
    }
    if (ENDS.test(text)) inside = false;
    if (inside || ENDS.test(text)) return send(text, values);
    await begin('begin');
    try {
      const result = await send(text, values);
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
      : (send as (...words: unknown[]) => unknown)(text, values, ...others);
  Object.defineProperty(client, 'query', { value: query });
}
