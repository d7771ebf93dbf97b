import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { isOfCluster, lendOnceMoreUnlessBroken, tellWithinTransactions } from './distribution/within-transactions.js';
import { scope } from './scope.js';
import { DatabasePool } from './servers/database-pool.js';

const SHOWN = Symbol('what the connection was told last');

const SETTINGS = Symbol('what the connection tells at the beginning of each transaction');

/**
 * And nothing is compiled. Reports have more expressions than rows: of a month's figures, which a server reads in a tenth
 * of a second, it would compile the statement for two.
 */
const TELL = `select set_config('sankyu.city', $1, false), set_config('sankyu.act', $2, false), set_config('jit', 'off', false)`;

type Told = pg.PoolClient & { [SHOWN]?: string; [SETTINGS]?: Record<string, string> };
type Handed = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  release: (release?: unknown) => void,
) => void;

/**
 * Connections that know for whom they are lent: each is told the city and the act of the scope that borrows it
 * (`sankyu.city`, `sankyu.act`, read by row security and by the audit triggers), and is told again only when they
 * differ from what it was told last. It is told outside of any transaction, so nothing that is undone later can leave
 * it with another city than this pool believes.
 */
export class ScopedPool extends DatabasePool {
  /** When each of those that wait for a connection began to, the oldest first. */
  private readonly waits = new Set<{ since: number }>();
  /** Whether these are connections to the coordinator of a Citus cluster; not known before the first. */
  private onCluster: boolean | undefined;

  override connect(): Promise<pg.PoolClient>;
  override connect(handed: Handed): void;
  override connect(handed?: Handed): Promise<pg.PoolClient> | void {
    const { cityId, actId } = scope();
    const lending = this.lend().then((client) => this.tell(client, String(cityId ?? ''), actId ?? ''));
    if (!handed) return lending;
    lending.then(
      (client) => handed(undefined, client, (broken) => client.release(broken as boolean | Error | undefined)),
      (error: Error) => handed(error, undefined, () => undefined),
    );
  }

  /** How long whoever waits longest for a connection has waited, in milliseconds; 0 where nobody does. */
  longestWaitMs(): number {
    for (const { since } of this.waits) return performance.now() - since;
    return 0;
  }

  /** On one server for the session; on a cluster, whose other nodes do not hear of that, at each transaction. */
  private async tell(client: Told, city: string, act: string): Promise<pg.PoolClient> {
    this.onCluster ??= await isOfCluster(client);
    return this.onCluster ? tellAtEach(client, city, act) : tell(client, city, act);
  }

  /** The next connection; only where none is free, the time is noted. */
  private lend(): Promise<pg.PoolClient> {
    if (this.idleCount > 0) return super.connect();
    const wait = { since: performance.now() };
    this.waits.add(wait);
    return super.connect().finally(() => this.waits.delete(wait));
  }
}

/** The connections of the program. */
export function poolOf(source: DataSource): ScopedPool {
  return (source.driver as PostgresDriver).master as ScopedPool;
}

async function tell(client: Told, city: string, act: string): Promise<pg.PoolClient> {
  const wanted = `${city} ${act}`;
  if ((client[SHOWN] ?? ' ') === wanted) return client;
  try {
    await client.query(TELL, [city, act]);
  } catch (error) {
    // A connection that may show another city's rows is never lent again.
    client.release(true);
    throw error;
  }
  client[SHOWN] = wanted;
  return client;
}

function tellAtEach(client: Told, city: string, act: string): pg.PoolClient {
  if (!client[SETTINGS]) tellWithinTransactions(client, () => client[SETTINGS]!);
  lendOnceMoreUnlessBroken(client);
  client[SETTINGS] = { 'sankyu.city': city, 'sankyu.act': act };
  return client;
}
