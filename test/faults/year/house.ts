import { readFile } from 'node:fs/promises';
import { type EmbeddedLease, joinEmbeddedPostgres } from '../../../src/database/embedded/join-embedded-postgres.js';
import { gone, serverPid } from '../../support/embedded.js';
import { query, withDatabase } from '../../support/query.js';
import { Service } from '../../support/service.js';

export const VICTIMS = ['service', 'worker', 'PostgreSQL'] as const;
export type Victim = (typeof VICTIMS)[number];

/** Whatever was promised is written: only what the machine itself could lose is left to it. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'on', max_connections: 100 };

/** A PostgreSQL of its own that may be killed, and is started again where it was. */
export class KillablePostgres {
  private constructor(
    private readonly dataDir: string,
    readonly lease: EmbeddedLease,
  ) {}

  static async start(dataDir: string): Promise<KillablePostgres> {
    return new KillablePostgres(dataDir, await joinEmbeddedPostgres({ dataDir, settings: SETTINGS }));
  }

  /** Another database with all that is in this one. */
  async copy(from: string, name: string): Promise<void> {
    await query(
      withDatabase(this.lease.adminUrl, 'postgres'),
      `create database ${name} template ${from} owner sankyu_owner`,
    );
  }

  async drop(name: string): Promise<void> {
    await query(withDatabase(this.lease.adminUrl, 'postgres'), `drop database if exists ${name} with (force)`);
  }

  /** The server with every process of it, at once. */
  async kill(): Promise<void> {
    const pid = await serverPid(this.dataDir);
    if (pid === undefined) throw new Error('PostgreSQL does not run.');
    const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
    for (const one of [pid, ...children.split(' ').filter(Boolean).map(Number)]) killNow(one);
    await gone(pid);
  }

  /** As whoever looks after the machine does: at the same address, with what the dead one left behind. */
  async restart(): Promise<void> {
    await joinEmbeddedPostgres({ dataDir: this.dataDir, settings: SETTINGS });
  }
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
  }
}

/** A service and a worker as processes of their own, on one database. */
export class House {
  private constructor(
    private readonly postgres: KillablePostgres,
    private readonly environment: Record<string, string>,
    private service: Service,
    private worker: Service,
    /** Where the service is found; another one after each restart. */
    public address: string,
  ) {}

  static async open(postgres: KillablePostgres, database: string, heads: string, dataDir: string): Promise<House> {
    const environment = {
      DATABASE_URL: withDatabase(postgres.lease.ownerUrl, database),
      DATABASE_APP_URL: withDatabase(postgres.lease.appUrl, database),
      SANKYU_SEAL_HEADS: heads,
      SANKYU_DATA: dataDir,
      SANKYU_LOG_LEVEL: 'silent',
    };
    const service = Service.start({ ...environment, ROLE: 'web', PORT: '0' });
    const worker = Service.start({ ...environment, ROLE: 'worker' });
    const house = new House(postgres, environment, service, worker, '');
    await Promise.all([house.findService(), worker.says(/^ready$/m, 120)]);
    return house;
  }

  /** Ends it as the power would. */
  async kill(victim: Victim): Promise<void> {
    if (victim === 'PostgreSQL') await this.postgres.kill();
    else await (victim === 'service' ? this.service : this.worker).kill();
  }

  async restart(victim: Victim): Promise<void> {
    if (victim === 'PostgreSQL') {
      await this.postgres.restart();
    } else if (victim === 'service') {
      this.service = Service.start({ ...this.environment, ROLE: 'web', PORT: '0' });
      await this.findService();
    } else {
      this.worker = Service.start({ ...this.environment, ROLE: 'worker' });
      await this.worker.says(/^ready$/m, 120);
    }
  }

  /** What the service and the worker have said since they were started last; where one died by itself, also why. */
  get said(): string {
    return `service:\n${this.service.output}\nworker:\n${this.worker.output}`;
  }

  async close(): Promise<void> {
    await Promise.all([this.service.kill(), this.worker.kill()]);
  }

  private async findService(): Promise<void> {
    this.address = await this.service.address(120);
  }
}
