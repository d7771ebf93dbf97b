import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type Address, type Addresses, addressesOf } from './addresses.js';

/** A server that does not take a connection within this time is not there. */
export const CONNECTING_MS = 3_000;
/** After a search that found nothing; whoever comes in between is told so at once. */
const PAUSE_MS = 200;
/** How often the server in use is asked whether it is the right one still. */
const WATCH_MS = 2_000;
/** So often in a row it may fail to say so; a busy one is slow, one that has lost its power says nothing. */
const MOST_MISSES = 2;

/** An open connection to one of them. */
interface Connected {
  cutOff(reason: Error): void;
}

/** As the driver says it of a server that cannot be reached. */
class NoServerError extends Error {
  readonly code = '08001';
}

/**
 * The servers of one database, of which at any time one at most may be written to. New connections go there, wherever it
 * is by now. What is connected to a server that is no longer it, or is silent, is cut off, so that nobody waits for an
 * answer that does not come.
 */
export class Servers {
  private current: Address | undefined;
  private searching: Promise<Address> | undefined;
  private readonly connected = new Map<Connected, Address>();
  private watching = false;

  constructor(private readonly addresses: Addresses) {}

  /** A connection string for any one of them. */
  get anyUrl(): string {
    return this.addresses.urlOf(this.addresses.all[0]!);
  }

  /**
   * The one that takes writes now.
   * @throws Error 08001 where there is none for the moment
   */
  async writable(): Promise<Address> {
    // While nobody is connected nobody watches, and what was right may not be so any more.
    if (this.current && this.connected.size > 0) return this.current;
    this.searching ??= this.search().finally(() => (this.searching = undefined));
    return this.searching;
  }

  /** It was not there, or not writable: the next one who asks looks anew. */
  lost(address: Address): void {
    if (this.current === address) this.current = undefined;
  }

  joined(one: Connected, address: Address): void {
    this.connected.set(one, address);
    if (!this.watching) void this.watch();
  }

  left(one: Connected): void {
    this.connected.delete(one);
  }

  private async search(): Promise<Address> {
    try {
      const asked = this.addresses.all.map((address) => this.mustBeWritable(address).then(() => address));
      return (this.current = await Promise.any(asked));
    } catch (cause) {
      await delay(PAUSE_MS);
      throw new NoServerError('None of the servers of the database takes writes.', { cause });
    }
  }

  private async mustBeWritable(address: Address): Promise<void> {
    const client = new pg.Client({
      connectionString: this.addresses.urlOf(address),
      connectionTimeoutMillis: CONNECTING_MS,
      query_timeout: CONNECTING_MS,
      application_name: 'sankyu-search',
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await mustBeWritable(client);
    } finally {
      void client.end().catch(() => undefined);
    }
  }

  private async watch(): Promise<void> {
    this.watching = true;
    for (let misses = 0; this.connected.size > 0;) {
      await delay(WATCH_MS, undefined, { ref: false });
      const watched = this.current;
      const trouble = watched && (await this.mustBeWritable(watched).then(() => undefined, asIs));
      misses = trouble === undefined ? 0 : misses + 1;
      const over = trouble instanceof NoServerError || misses >= MOST_MISSES;
      if (watched && over) this.lost(watched);
      const now = await this.writable().catch(() => undefined);
      if (now || over) this.leaveOthers(now);
    }
    this.watching = false;
  }

  private leaveOthers(now: Address | undefined): void {
    const reason = new NoServerError('The server of the database is not the one that takes writes any more.');
    for (const [one, address] of [...this.connected]) if (address !== now) one.cutOff(reason);
  }
}

const asIs = (error: unknown) => error;

/** @throws Error 08001 where the server takes no writes: a standby, or one that was made read-only */
export async function mustBeWritable(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ transaction_read_only: string }>('show transaction_read_only');
  if (rows[0]?.transaction_read_only !== 'off') throw new NoServerError('This server takes no writes.');
}

/** What is known of servers is known to the whole process, by the connection string. */
const known = new Map<string, Servers>();

/** The servers that a connection string names, where there are several. */
export function serversOf(url: string | undefined): Servers | undefined {
  const addresses = url === undefined ? undefined : addressesOf(url);
  if (url === undefined || !addresses) return undefined;
  const servers = known.get(url) ?? new Servers(addresses);
  known.set(url, servers);
  return servers;
}
