import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { chooseFreePort } from '../../src/database/embedded/free-port.js';
import { giveTo, serverUserFor } from '../../src/database/embedded/server-user.js';
import { type ServerSettings, settingArguments } from '../../src/database/embedded/settings.js';
import { query } from './query.js';

const LONGEST_START_MS = 60_000;

/** A PostgreSQL that did not come with the packages, such as the system's own, in a folder of its own. */
export class OtherPostgres {
  private constructor(
    /** As its superuser. */
    readonly adminUrl: string,
    private readonly folder: string,
    private readonly server: ChildProcess,
  ) {}

  /** @param bin the folder of initdb and postgres */
  static async start(bin: string, settings: ServerSettings): Promise<OtherPostgres> {
    const folder = await mkdtemp(join(tmpdir(), 'sankyu-other-'));
    await chmod(folder, 0o755);
    const cluster = join(folder, 'cluster');
    const user = await serverUserFor(cluster);
    await mkdir(cluster, { mode: 0o700 });
    await giveTo(user, cluster);
    const password = randomUUID();
    const passwordFile = join(folder, 'password');
    await writeFile(passwordFile, password);
    const made = spawn(
      join(bin, 'initdb'),
      [
        `--pgdata=${cluster}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C.UTF-8',
        '--no-sync',
      ],
      { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const [code] = await once(made, 'exit');
    if (code !== 0) throw new Error(`initdb of ${bin} ended with ${code}.`);
    const port = await chooseFreePort();
    const server = spawn(join(bin, 'postgres'), ['-D', cluster, '-p', String(port), ...settingArguments(settings)], {
      ...user,
      cwd: cluster,
      stdio: ['ignore', 'ignore', 'inherit'],
      detached: true,
    });
    const other = new OtherPostgres(`postgres://postgres:${password}@127.0.0.1:${port}/postgres`, folder, server);
    await other.ready(cluster);
    return other;
  }

  private async ready(cluster: string): Promise<void> {
    for (let waited = 0; waited < LONGEST_START_MS; waited += 50) {
      const state = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
      if (/^ready/m.test(state)) {
        await query(this.adminUrl, 'select 1');
        return;
      }
      if (this.server.exitCode !== null) break;
      await delay(50);
    }
    throw new Error('The other PostgreSQL did not start; what it said stands above.');
  }

  async stop(): Promise<void> {
    const ended = once(this.server, 'exit');
    this.server.kill('SIGINT');
    await ended;
    await rm(this.folder, { recursive: true, force: true });
  }
}
