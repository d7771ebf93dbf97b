import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { appendFile, chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { chooseFreePort } from '../../src/database/embedded/free-port.js';
import { ensureDatabase, ensureRoles } from '../../src/database/embedded/roles.js';
import { giveTo, type ServerUser, serverUserFor } from '../../src/database/embedded/server-user.js';
import { packagedPrograms } from './packaged-postgres.js';
import { query } from './query.js';

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 100,
  max_locks_per_transaction: 256,
  shared_buffers: '64MB',
  wal_keep_size: '256MB',
  wal_retrieve_retry_interval: '500ms',
  synchronous_commit: 'on',
  timezone: 'UTC',
};

interface Server {
  folder: string;
  port: number;
  process: ChildProcess;
}

/**
 * Two servers of a packaged PostgreSQL on loopback: one takes writes, and acknowledges none before the other, its hot
 * standby, has it on disk. The packages' programs are found in PG_BIN or where Debian has them.
 */
export class PostgresPair {
  private servers = 0;
  private silent: Server | undefined;

  private constructor(
    private readonly folder: string,
    private readonly user: ServerUser,
    private readonly bin: string,
    private readonly ports: readonly number[],
    private readonly password: string,
    private primary: Server,
    private standby: Server | undefined,
  ) {}

  static async start(): Promise<PostgresPair> {
    const folder = await mkdtemp(join(tmpdir(), 'sankyu-pair-'));
    await chmod(folder, 0o755);
    const user = await serverUserFor(folder);
    const ports = [await chooseFreePort(), await chooseFreePort()];
    const pair = new PostgresPair(folder, user, packagedPrograms(), ports, randomUUID(), undefined!, undefined);
    try {
      const cluster = await pair.newFolder();
      const words = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
      await pair.run('initdb', [`--pgdata=${cluster}`, ...words]);
      pair.primary = await pair.launch(cluster, ports[0]!);
      await ensureRoles(pair.adminUrl, { sankyu_owner: pair.password, sankyu_app: pair.password });
      await ensureDatabase(pair.adminUrl);
      await pair.addStandby();
      return pair;
    } catch (error) {
      await pair.stop();
      throw error;
    }
  }

  /** Both servers in one address, as an operator gives it. */
  urlOf(role: 'sankyu_owner' | 'sankyu_app'): string {
    const hosts = this.ports.map((port) => `127.0.0.1:${port}`).join(',');
    return `postgres://${role}:${this.password}@${hosts}/sankyu?target_session_attrs=read-write`;
  }

  /** The application's role on the server that takes no writes. */
  get replicaUrl(): string {
    return `postgres://sankyu_app:${this.password}@127.0.0.1:${this.standby!.port}/sankyu`;
  }

  /** The server that takes none, as its superuser. */
  get standbyUrl(): string {
    return `postgres://postgres@127.0.0.1:${this.standby!.port}/sankyu`;
  }

  /** The server that takes writes, as its superuser. */
  get adminUrl(): string {
    return `postgres://postgres@127.0.0.1:${this.primary.port}/postgres`;
  }

  /** Kills every process of the server that takes writes at once, as if its machine had lost its power. */
  async killPrimary(): Promise<void> {
    await kill(this.primary);
  }

  /** Leaves its connections open and has it answer nothing any more, as if its network had been cut. */
  silencePrimary(): void {
    this.silent = this.primary;
    for (const one of processesOf(this.silent)) send(one, 'SIGSTOP');
  }

  /** What a supervisor does that has seen the other die: the standby takes writes from now on, alone. */
  async promote(): Promise<void> {
    this.primary = this.standby!;
    this.standby = undefined;
    await query(this.adminUrl, 'select pg_promote(true, 60)');
  }

  /** A new standby where there is none; from when it has caught up nothing is acknowledged without it. */
  async addStandby(): Promise<void> {
    if (this.silent) await kill(this.silent);
    this.silent = undefined;
    const port = this.ports.find((one) => one !== this.primary.port)!;
    const folder = await this.newFolder();
    const from = ['--host=127.0.0.1', `--port=${this.primary.port}`, '--username=postgres'];
    await this.run('pg_basebackup', [
      ...from,
      `--pgdata=${folder}`,
      '--write-recovery-conf',
      '--checkpoint=fast',
      '--no-sync',
    ]);
    // It is alone when it takes over, and waits for nobody until it has a standby of its own.
    await appendFile(join(folder, 'postgresql.auto.conf'), `synchronous_standby_names = ''\n`);
    this.standby = await this.launch(folder, port);
    const streams = `select 1 from pg_stat_replication where state = 'streaming'`;
    while ((await query(this.adminUrl, streams)).length === 0) await delay(50);
    await query(this.adminUrl, `alter system set synchronous_standby_names = 'FIRST 1 (*)'`, 'select pg_reload_conf()');
    const strict = `select 1 from pg_stat_replication where sync_state = 'sync'`;
    while ((await query(this.adminUrl, strict)).length === 0) await delay(50);
  }

  async stop(): Promise<void> {
    for (const server of [this.standby, this.primary, this.silent]) {
      if (!server || server.process.exitCode !== null || server.process.signalCode !== null) continue;
      await kill(server);
    }
    await rm(this.folder, { recursive: true, force: true });
  }

  private async newFolder(): Promise<string> {
    const folder = join(this.folder, String((this.servers += 1)));
    await mkdir(folder, { mode: 0o700 });
    await giveTo(this.user, folder);
    return folder;
  }

  private async launch(folder: string, port: number): Promise<Server> {
    const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = this.spawn('postgres', ['-D', folder, '-p', String(port), ...settings]);
    let written = '';
    child.stderr!.on('data', (data) => (written += data));
    while (!/database system is ready to accept/.test(written)) {
      if (child.exitCode !== null) throw new Error(`PostgreSQL does not start:\n${written}`);
      await delay(20);
    }
    return { folder, port, process: child };
  }

  private async run(program: string, words: string[]): Promise<void> {
    const child = this.spawn(program, words);
    const [written, [code]] = await Promise.all([text(child.stderr!), once(child, 'close')]);
    if (code !== 0) throw new Error(`${program} failed:\n${written}`);
  }

  private spawn(program: string, words: string[]): ChildProcess {
    return spawn(join(this.bin, program), words, {
      ...this.user,
      cwd: this.folder,
      env: { LC_ALL: 'C.UTF-8' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  }
}

/** The server and all that it has started; itself first, so that it mends nothing. */
function processesOf({ process: { pid } }: Server): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  return [pid!, ...children.map(Number)];
}

async function kill(server: Server): Promise<void> {
  const gone = once(server.process, 'exit');
  for (const one of processesOf(server)) send(one, 'SIGKILL');
  await gone;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It went with the one before it.
  }
}
