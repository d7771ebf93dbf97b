import pg from 'pg';
import type { Address } from './addresses.js';
import { CONNECTING_MS, mustBeWritable, type Servers, serversOf } from './servers.js';

/** Of the TCP connection; so a host that lost its power is noticed also where nothing is being asked. */
const KEEP_ALIVE_MS = 5_000;

type Connected = ((error: Error) => void) | ((error: null, client: pg.Client) => void);

/**
 * A connection to the database, wherever it is to be found: with several servers in the connection string, to the one
 * that takes writes now. With one, it is that of the driver, and nothing else.
 */
export class DatabaseClient extends pg.Client {
  private readonly servers: Servers | undefined;
  private at: Address | undefined;

  constructor(config: pg.ClientConfig = {}) {
    const servers = serversOf(config.connectionString);
    super(servers ? sure(config, servers) : config);
    this.servers = servers;
    if (!servers) return;
    // What uses the connection hears of it by its own listeners, or by what it has asked.
    this.on('error', () => this.at && servers.lost(this.at));
    this.once('end', () => servers.left(this));
  }

  override connect(): Promise<pg.Client>;
  override connect(connected: Connected): void;
  override connect(connected?: Connected): Promise<pg.Client> | void {
    const { servers } = this;
    if (!servers) return connected ? super.connect(connected) : super.connect();
    const connecting = this.connectTo(servers);
    if (!connected) return connecting;
    const tell = connected as (error: Error | null, client?: pg.Client) => void;
    connecting.then(
      (client) => tell(null, client),
      (error: Error) => tell(error),
    );
  }

  /** Breaks the connection, as if the network had. */
  cutOff(reason: Error): void {
    this.connection.stream.destroy(reason);
  }

  private async connectTo(servers: Servers): Promise<pg.Client> {
    const address = await servers.writable();
    this.host = address.host;
    this.port = address.port;
    try {
      await super.connect();
      await mustBeWritable(this);
    } catch (error) {
      servers.lost(address);
      void this.end().catch(() => undefined);
      throw error;
    }
    this.at = address;
    servers.joined(this, address);
    return this;
  }
}

function sure(config: pg.ClientConfig, servers: Servers): pg.ClientConfig {
  return {
    ...config,
    connectionString: servers.anyUrl,
    connectionTimeoutMillis: config.connectionTimeoutMillis ?? CONNECTING_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
  };
}
