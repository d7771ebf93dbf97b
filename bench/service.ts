import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { packageRoot } from '../src/database/package-root.js';
import { freePort } from './free-port.js';
import type { Database } from './server.js';

const LONGEST_START_MS = 60_000;
const LONGEST_STOP_MS = 15_000;

/** The built program in a process of its own, with the settings it comes with unless others are given. */
export class Service {
  private constructor(
    private readonly process: ChildProcess,
    readonly url: string,
  ) {}

  static async start(database: Database, signal: AbortSignal, settings: NodeJS.ProcessEnv = {}): Promise<Service> {
    const port = await freePort();
    // As `npm start` does: a request's short-lived objects die in the young generation, where they cost nothing.
    const child = spawn(process.execPath, ['--max-semi-space-size=64', join(packageRoot(), 'dist/src/main.js')], {
      env: {
        ...process.env,
        PORT: String(port),
        DATABASE_URL: database.ownerUrl,
        DATABASE_APP_URL: database.appUrl,
        SANKYU_DATA: database.dataDir,
        ...settings,
      },
      stdio: ['ignore', 'ignore', 'inherit'],
      signal,
    });
    // Whoever waits for it will see that it is gone.
    child.on('error', () => undefined);
    const service = new Service(child, `http://127.0.0.1:${port}`);
    try {
      await service.ready();
      return service;
    } catch (error) {
      await service.stop();
      throw error;
    }
  }

  get pid(): number {
    return this.process.pid!;
  }

  async stop(): Promise<void> {
    if (this.gone) return;
    const exit = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    const hard = setTimeout(() => this.process.kill('SIGKILL'), LONGEST_STOP_MS);
    await exit;
    clearTimeout(hard);
  }

  private get gone(): boolean {
    return this.process.exitCode !== null || this.process.signalCode !== null;
  }

  private async ready(): Promise<void> {
    for (const deadline = Date.now() + LONGEST_START_MS; Date.now() < deadline; await sleep(100)) {
      if (this.gone) break;
      const answer = await fetch(`${this.url}/health/ready`).catch(() => undefined);
      if (answer?.ok) return;
    }
    throw new Error('The service did not start.');
  }
}
