import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { Town } from '../support/town.js';

let db: TestDatabase;
let app: TestApp;
let token: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  token = await app.tokenFor((await Town.make(app)).id, 'city_admin');
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

async function post(path: string, body: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${app.url}/api/v1/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body,
  });
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const { code, errors } = (await response.json()) as { code: string; errors?: unknown };
  return { status: response.status, code, ...(errors ? { errors } : {}) };
}

describe('a body that JSON allows and nothing could work with', () => {
  const unreadable = { status: 400, code: 'malformed_request' };

  it.each([
    ['is nested deeper than any recursion goes', `{"name":${'['.repeat(5_000)}${']'.repeat(5_000)}}`],
    ['is nested without an end', '{"a":'.repeat(5_000)],
    ['has a number beyond all numbers', '{"name":"あ","area":1e999}'],
    ['sets what its objects descend from', '{"__proto__":{"role":"city_admin"}}'],
  ])('is refused when it %s', async (_, body) => {
    for (const headers of [{}, { 'idempotency-key': 'one' }]) {
      expect(await post('merchants', body, headers as Record<string, string>)).toEqual(unreadable);
    }
  });

  it('is refused when a field is null of which nobody says that it may be', async () => {
    const body =
      '{"code":"second","name":"第二子","startsMonth":"2026-10","rules":{"ageYears":null,"giverDailyCapNotes":null}}';
    const errors = [{ field: 'rules.ageYears', messages: ['rules.ageYears must not be null'] }];
    expect(await post('programmes', body)).toEqual({ status: 422, code: 'invalid_request', errors });
  });

  it.each([
    ['has no boundary', 'multipart/form-data', 'x'],
    [
      'never ends',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\nx',
    ],
  ])('is refused when a form %s', async (_, type, body) => {
    expect(await post('imports/preview', body, { 'content-type': type })).toEqual(unreadable);
  });
});

describe('what is not even a request', () => {
  it.each([
    [
      'a head larger than is read',
      `GET /api/v1/me HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
    ['words', 'hello\r\n\r\n', 400, 'malformed_request'],
    [
      'two lengths',
      'POST /api/v1/me HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
      400,
      'malformed_request',
    ],
  ])('is answered by a problem and a closed connection: %s', async (_, bytes, status, code) => {
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(bytes);
    const [head, body] = (await text(socket)).split('\r\n\r\n') as [string, string];
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toMatch(/^Content-Type: application\/problem\+json/m);
    expect(head).toMatch(/^X-Content-Type-Options: nosniff/m);
    expect(JSON.parse(body)).toMatchObject({ status, code });
  });
});
