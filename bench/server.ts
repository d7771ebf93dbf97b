import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type EmbeddedLease, joinEmbeddedPostgres } from '../src/database/embedded/join-embedded-postgres.js';
import { migrate } from '../src/database/migrate.js';
import { withDatabase } from '../test/support/query.js';

/** The settings under which all sides of all comparisons run. */
const SETTINGS = {
  shared_buffers: '1GB',
  max_wal_size: '4GB',
  fsync: 'on',
  synchronous_commit: 'on',
  max_connections: 200,
};

/** A database of Sankyu's, and where a service on it keeps its files. */
export interface Database {
  /** As the owner, who migrates. */
  readonly ownerUrl: string;
  /** As the role of the application. */
  readonly appUrl: string;
  readonly dataDir: string;
}

/** The embedded PostgreSQL in a folder of its own: Sankyu's migrated database, and one for each system it is held against. */
export class BenchServer implements Database {
  private constructor(
    readonly dataDir: string,
    private readonly lease: EmbeddedLease,
  ) {}

  static async start(): Promise<BenchServer> {
    const dataDir = await mkdtemp(join(tmpdir(), 'sankyu-bench-'));
    try {
      await chmod(dataDir, 0o755);
      const lease = await joinEmbeddedPostgres({ dataDir, settings: SETTINGS });
      const server = new BenchServer(dataDir, lease);
      await migrate(server.ownerUrl, server.appUrl).catch(async (error: unknown) => {
        await server.stop();
        throw error;
      });
      return server;
    } catch (error) {
      await rm(dataDir, { recursive: true, force: true });
      throw error;
    }
  }

  /** Of Sankyu's own database, as its owner; appUrl as the role of the application. */
  get ownerUrl(): string {
    return this.lease.ownerUrl;
  }

  get appUrl(): string {
    return this.lease.appUrl;
  }

  /** Makes an empty database beside Sankyu's; answers how to reach it as the superuser. */
  async newDatabase(name: string): Promise<string> {
    await this.asAdmin(`create database ${name}`);
    return withDatabase(this.lease.adminUrl, name);
  }

  /** Another database of Sankyu's beside its first one: as that one is now. Nobody may be connected to it. */
  async copyOfFirst(name: string): Promise<Database> {
    const owner = new URL(this.ownerUrl);
    const first = owner.pathname.slice(1);
    await this.asAdmin(
      `create database ${name} template ${first} strategy file_copy owner ${owner.username}`,
      'postgres',
    );
    const { ownerUrl, appUrl, dataDir } = this;
    return { ownerUrl: withDatabase(ownerUrl, name), appUrl: withDatabase(appUrl, name), dataDir };
  }

  /** Another database of Sankyu's beside its first one, migrated, and nothing in it yet. */
  async secondDatabase(name: string): Promise<Database> {
    const { ownerUrl, appUrl, dataDir } = this;
    await this.asAdmin(`create database ${name} owner ${new URL(ownerUrl).username}`);
    const second = { ownerUrl: withDatabase(ownerUrl, name), appUrl: withDatabase(appUrl, name), dataDir };
    await migrate(second.ownerUrl, second.appUrl);
    return second;
  }

  /** Lets one side have its turn when all that the other wrote is on the disk, so that nobody pays for the other. */
  async settled<T>(turn: () => Promise<T>): Promise<T> {
    await this.asAdmin('checkpoint');
    return turn();
  }

  /** Brings the planner's knowledge of Sankyu's tables up to date, as it would be in a city that has run for a while. */
  async analyse(): Promise<void> {
    await this.asAdmin('vacuum (analyze)');
  }

  async stop(): Promise<void> {
    await this.lease.leave();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  private async asAdmin(statement: string, database?: string): Promise<void> {
    const { adminUrl } = this.lease;
    const client = new Client({ connectionString: database ? withDatabase(adminUrl, database) : adminUrl });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  }
}
