import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A Redis of a test's own, where the machine has the program. */
export class RedisServer {
  private constructor(
    readonly url: string,
    private readonly process: ChildProcess,
    private readonly folder: string,
  ) {}

  /** @returns undefined where there is no redis-server */
  static async start(): Promise<RedisServer | undefined> {
    const folder = await mkdtemp(join(tmpdir(), 'sankyu-redis-'));
    const port = await freePort();
    const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
    const child = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'ignore'] });
    const ended = new Promise<boolean>((resolve) =>
      child.once('error', () => resolve(false)).once('close', () => resolve(false)),
    );
    const lines = createInterface({ input: child.stdout });
    const ready = new Promise<boolean>((resolve) =>
      lines.on('line', (line) => line.includes('Ready to accept connections') && resolve(true)),
    );
    if (await Promise.race([ready, ended])) return new RedisServer(`redis://127.0.0.1:${port}`, child, folder);
    await rm(folder, { recursive: true, force: true });
    return undefined;
  }

  async close(): Promise<void> {
    const closed = once(this.process, 'close');
    this.process.kill();
    await closed;
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
