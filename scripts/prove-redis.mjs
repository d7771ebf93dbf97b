import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A Redis for the run, with room for the jobs of many databases apart from each other; or that of PROVE_REDIS_URL. */
export async function startRedis() {
  if (process.env.PROVE_REDIS_URL) return { environment: {}, stop: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'sankyu-redis-'));
  const stop = () => rmSync(folder, { recursive: true, force: true });
  const door = createServer().listen(0, '127.0.0.1');
  await once(door, 'listening');
  const { port } = door.address();
  await new Promise((closed) => door.close(closed));
  const options = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--databases',
    '65536',
    '--dir',
    folder,
  ];
  const server = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'ignore'] });
  const started = new Promise((answer) => {
    server.once('error', () => answer(false)).once('exit', () => answer(false));
    createInterface({ input: server.stdout }).on('line', (line) => {
      if (line.includes('Ready to accept connections')) answer(true);
    });
  });
  if (!(await started)) {
    stop();
    return { lacks: 'there is no redis-server, and PROVE_REDIS_URL names none' };
  }
  return {
    environment: { PROVE_REDIS_URL: `redis://127.0.0.1:${port}` },
    stop: () => {
      server.kill();
      stop();
    },
  };
}
