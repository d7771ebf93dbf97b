import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import { drain } from '../../src/processes/drain.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';

/** Enough for three requests also where much else runs. */
const ANNOUNCED_MS = 2_000;

let db: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

/** A connection on which requests are written by hand. */
async function connection() {
  const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
  await once(socket, 'connect');
  // Whoever reads nothing does not hear of the end either.
  socket.resume();
  const ask = async (path: string) => {
    socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    return answer.toString();
  };
  return { socket, ask };
}

test('a process that is told to stop says first that it is not ready, and answers all the same; then takes no more connections, and ends each after its next answer', async () => {
  const busy = await connection();
  const quiet = await connection();
  expect(await busy.ask('/health/ready')).toMatch(/^HTTP\/1.1 200 .*\r\n[^]*[Cc]onnection: keep-alive/);
  const drained = drain(app.app, ANNOUNCED_MS, 5_000);
  const announced = await app.fetch('/health/ready');
  expect(announced).toMatchObject({ status: 503, body: { code: 'not_ready' } });
  expect(announced.body.details.details.process).toEqual({ status: 'down', message: 'stopping' });
  expect((await app.fetch('/health/live')).status).toBe(200);
  const closed = once(busy.socket, 'close');
  expect(await busy.ask('/health/live')).toMatch(/^HTTP\/1.1 200 .*\r\n[^]*[Cc]onnection: close/);
  await closed;

  const left = once(quiet.socket, 'close');
  await drained;
  await left;
  await expect(app.fetch('/health/live')).rejects.toThrow();
});
