import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { newDataDir, removeDataDir } from './support/embedded.js';
import { freshDatabase, type TestDatabase } from './support/postgres.js';
import { Service } from './support/service.js';

let db: TestDatabase;
let started: Service[] = [];

beforeEach(async () => {
  db = await freshDatabase();
});

afterEach(async () => {
  for (const service of started) await service.kill();
  started = [];
  await db?.drop();
});

function start(environment: Record<string, string> = {}): Service {
  const service = Service.start({ DATABASE_URL: db.ownerUrl, DATABASE_APP_URL: db.appUrl, PORT: '0', ...environment });
  started.push(service);
  return service;
}

/** A port that is free right now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A request that the service has taken, and of which it waits for the body: two bytes. */
async function begun(address: string): Promise<ClientRequest> {
  const headers = { 'content-type': 'application/json', 'content-length': 2, expect: '100-continue' };
  const asking = request(`${address}/api/v1/auth/sign-in`, { method: 'POST', headers });
  asking.flushHeaders();
  await once(asking, 'continue');
  return asking;
}

describe('the program on a given database', () => {
  it('makes no demo city, says how to make a city, and serves the screens where it says, before where the API is', async () => {
    const service = start();
    const address = await service.address();
    expect(service.output).toMatch(/sankyu city create[^]*sankyu token create/);
    expect(service.output).toMatch(/\/first-admin#[\w-]{43}\n/);
    expect(service.output).not.toMatch(/sk_\d/);
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    expect(service.output).toMatch(new RegExp(`Screens +${address}/\n +API `));
    expect(await (await fetch(`${address}/`)).text()).toMatch(/<div id="root">/);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends in order on %s: the request that is being answered is answered',
    async (signal) => {
      const service = start();
      const address = await service.address();
      const asking = await begun(address);
      const answer = once(asking, 'response') as Promise<[IncomingMessage]>;
      const before = Date.now();
      service.signal(signal);
      asking.end('{}');
      const [{ statusCode }] = await answer;
      expect(statusCode).toBe(422);
      expect(await service.end()).toBe(0);
      expect(Date.now() - before).toBeLessThan(10_000);
    },
  );

  it('takes a Ctrl-C that arrives twice, from the terminal and from npm, as one', async () => {
    const service = start();
    await service.address();
    service.signal('SIGINT');
    service.signal('SIGINT');
    expect(await service.end()).toBe(0);
  });

  it('ends in order when it is told to while it starts', async () => {
    const service = start();
    await delay(600);
    service.signal('SIGINT');
    const code = await service.end();
    // Before its first line has run, a process dies of the signal.
    expect([0, 'SIGINT']).toContain(code);
  });

  it('says plainly that its port is taken, names PORT, and ends', async () => {
    const address = await start().address();
    const { port } = new URL(address);
    const second = start({ PORT: port });
    expect(await second.end()).toBe(1);
    expect(second.output).toMatch(new RegExp(`Port ${port} is used by another program[^]*PORT=${Number(port) + 1}`));
    expect(second.output).not.toMatch(/EADDRINUSE|\n +at /);
  });

  it.each([
    ['ROLE', { ROLE: 'manager' }, /ROLE[^]*web, worker, all/],
    ['PORT', { PORT: 'http' }, /PORT/],
    ['one of the two connection strings', { DATABASE_APP_URL: '' }, /DATABASE_APP_URL/],
    ['the address of the database', { DATABASE_URL: 'postgres://x@127.0.0.1:1/x' }, /database cannot be reached/],
  ])('says plainly that %s is wrong, and ends', async (_what, environment, words) => {
    const service = start(environment);
    expect(await service.end()).toBe(1);
    expect(service.output).toMatch(words);
  });
});

describe('the program where there is nothing yet', () => {
  it('makes the demo city, and says where to choose whom to be in it', async () => {
    const folder = await newDataDir('sankyu-first-start-');
    const service = Service.start({ PORT: '0', SANKYU_DATA: folder, SANKYU_LOG_LEVEL: 'silent' });
    try {
      await service.says(/^ready$/m, 120);
      const [, address] = await service.says(/Screens +(\S+)\/\n/);
      expect(service.output).toMatch(new RegExp(`Open ${address}/ and choose who to be\\.\n[^]*sk_1_`));
      service.signal('SIGTERM');
      expect(await service.end()).toBe(0);
    } finally {
      await service.kill();
      await removeDataDir(folder);
    }
  }, 150_000);
});

describe('a worker', () => {
  it('answers for its health and nothing else, where it was given a port', async () => {
    const port = await freePort();
    const service = start({ ROLE: 'worker', PORT: String(port) });
    await service.says(/^ready$/m);
    const ask = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;
    expect(await ask('/health/ready')).toBe(200);
    expect(await ask('/metrics')).toBe(200);
    expect(await ask('/api/v1/me')).toBe(404);
    expect(await ask('/api/docs')).toBe(404);
    expect(await ask('/')).toBe(404);
    service.signal('SIGTERM');
    expect(await service.end()).toBe(0);
  });

  it('listens nowhere without a port', async () => {
    const service = start({ ROLE: 'worker', PORT: '' });
    await service.says(/^ready$/m);
    expect(service.output).not.toMatch(/https?:/);
    service.signal('SIGTERM');
    expect(await service.end()).toBe(0);
  });
});
