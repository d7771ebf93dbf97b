import pg from 'pg';
import { scope } from './scope.js';

const SHOWN = Symbol('what the connection was told last');

type Told = pg.PoolClient & { [SHOWN]?: string };
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
export class ScopedPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(handed: Handed): void;
  override connect(handed?: Handed): Promise<pg.PoolClient> | void {
    const { cityId, actId } = scope();
    const lending = super.connect().then((client) => tell(client, String(cityId ?? ''), actId ?? ''));
    if (!handed) return lending;
    lending.then(
      (client) => handed(undefined, client, (broken) => client.release(broken as boolean | Error | undefined)),
      (error: Error) => handed(error, undefined, () => undefined),
    );
  }
}

async function tell(client: Told, city: string, act: string): Promise<pg.PoolClient> {
  const wanted = `${city} ${act}`;
  if ((client[SHOWN] ?? ' ') === wanted) return client;
  try {
    await client.query("select set_config('sankyu.city', $1, false), set_config('sankyu.act', $2, false)", [city, act]);
  } catch (error) {
    // A connection that may show another city's rows is never lent again.
    client.release(true);
    throw error;
  }
  client[SHOWN] = wanted;
  return client;
}
