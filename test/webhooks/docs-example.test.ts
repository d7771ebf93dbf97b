import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { packageRoot } from '../../src/database/package-root.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { Town } from '../support/town.js';
import { deliver, deliveriesOf, type Hook, makeDue, subscribe } from './hooks.js';

let db: TestDatabase;
let app: TestApp;
let town: Town;
let admin: string;
let folder: string;
const started: ChildProcess[] = [];

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db, { environment: { SANKYU_WEBHOOKS_LOCAL: 'on' } });
  town = await Town.make(app);
  admin = await app.tokenFor(town.id, 'city_admin');
  folder = await mkdtemp(join(tmpdir(), 'sankyu-receiver-'));
  const page = await readFile(join(packageRoot(), 'docs/webhooks.md'), 'utf8');
  const [, program] = /^```js\n(.*?)^```$/ms.exec(page) ?? [];
  await writeFile(join(folder, 'receiver.mjs'), program!);
});

afterAll(async () => {
  for (const child of started.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) {
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
  }
  await rm(folder, { recursive: true, force: true });
  await app?.close();
  await db?.drop();
});

/** The example, as a process of its own. */
async function startExample(secret: string, port: number): Promise<{ port: number; lines: Interface }> {
  const child = spawn(process.execPath, [join(folder, 'receiver.mjs')], {
    env: { ...process.env, NODE_OPTIONS: '', WEBHOOK_SECRET: secret, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  const lines = createInterface({ input: child.stdout });
  const [line] = (await once(lines, 'line')) as [string];
  return { port: Number(/^listening (\d+)$/.exec(line)![1]), lines };
}

it('the receiver of the manual takes what is genuine, once, and refuses what is not', async () => {
  // Its port must be known before its secret is.
  const first = await startExample('whsec_', 0);
  started[0]!.kill();
  await once(started[0]!, 'close');
  const hook: Hook = await subscribe(app, admin, `http://127.0.0.1:${first.port}/`, ['redemption.taken']);
  const { port, lines } = await startExample(hook.secret, first.port);
  const ping = () => app.fetch(`/api/v1/webhooks/${hook.id}/ping`, { token: admin, body: {} });

  const said: string[] = [];
  lines.on('line', (line) => said.push(line));
  const { body: pinged } = await ping();
  await deliver(app);
  await app.fetch(`/api/v1/webhooks/${hook.id}/deliveries/${pinged.eventId}/redeliver`, { token: admin, body: {} });
  await deliver(app);
  await ping();
  await deliver(app);
  expect((await deliveriesOf(db, hook)).map(({ state, last_status }) => [state, last_status])).toEqual([
    ['delivered', '204'],
    ['delivered', '204'],
  ]);
  while (said.length < 2) await once(lines, 'line');
  expect(said).toEqual(Array.from({ length: 2 }, () => `ping ${JSON.stringify({ webhookId: hook.id })}`));

  const forged = await fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    headers: {
      'webhook-id': 'x',
      'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
      'webhook-signature': `v1,${randomBytes(32).toString('base64')}`,
    },
    body: '{"type":"ping","data":{}}',
  });
  expect(forged.status).toBe(401);

  await app.fetch(`/api/v1/webhooks/${hook.id}/rotate-secret`, { token: admin, body: { overlapHours: 1 } });
  await ping();
  await deliver(app);
  expect((await deliveriesOf(db, hook)).at(-1)).toMatchObject({ state: 'delivered' });
  await app.fetch(`/api/v1/webhooks/${hook.id}/rotate-secret`, { token: admin, body: { overlapHours: 0 } });
  await ping();
  await makeDue(db, hook);
  await deliver(app);
  expect((await deliveriesOf(db, hook)).at(-1)).toMatchObject({ last_status: '401' });
});
