import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { pinoHttp } from 'pino-http';
import { noteCaller, noteRoute } from '../../src/http/log-path.js';
import { errorFacts, loggerOptions } from '../../src/http/logging.js';
import { logRequest } from '../../src/http/request-log.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';

const lines: string[] = [];
const memory = new Writable({
  write(chunk: Buffer, _encoding, done) {
    lines.push(chunk.toString());
    done();
  },
});
const { logger } = pinoHttp(loggerOptions('info'), memory);
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    noteRoute(request, request.url?.includes('wallet') ? '/api/v1/wallet/co-workers' : '/:thing');
    if (request.url?.includes('wallet')) noteCaller(request, { caller: 'the id of a key', role: 'employee' });
    response.once('close', () => logRequest(logger, { id: 'the-request', raw: request }, response, 12.3));
    if (request.url?.includes('wrong')) logger.error({ err: new Error('it broke'), token: 'sk_1_own' }, 'oh');
    if (request.url?.includes('fails')) response.statusCode = 503;
    if (request.url?.includes('cut')) response.destroy();
    else response.end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server?.close();
});

async function logOf(path: string): Promise<string> {
  lines.length = 0;
  await fetch(url + path, { headers: { authorization: 'Bearer sk_1_secret', cookie: 'c=secret' } }).catch(
    () => undefined,
  );
  for (let tries = 0; tries < 100 && !/request (completed|errored|aborted)/.test(lines.join('')); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return lines.join('');
}

describe('the log', () => {
  it('tells of a request what was asked, by whom, how it ended and how long it took, and nothing else', async () => {
    const entry = JSON.parse(await logOf('/api/v1/wallet/co-workers?q=%E5%B1%B1%E7%94%B0')) as Record<string, unknown>;
    expect(entry).toEqual({
      level: 30,
      time: expect.any(Number),
      pid: process.pid,
      hostname: expect.any(String),
      reqId: 'the-request',
      method: 'GET',
      path: '/api/v1/wallet/co-workers',
      status: 200,
      caller: 'the id of a key',
      role: 'employee',
      responseTime: 12,
      msg: 'request completed',
    });
  });

  it('says as an error that the service failed, and of a request that was cut off that nobody has its answer', async () => {
    expect(JSON.parse(await logOf('/fails'))).toMatchObject({ level: 50, status: 503, msg: 'request errored' });
    expect(JSON.parse(await logOf('/cut'))).toMatchObject({ level: 30, msg: 'request aborted' });
  });

  it('holds no token, whoever wrote the line', async () => {
    const text = await logOf('/wrong');
    expect(text).toContain('it broke');
    expect(text).not.toMatch(/sk_1_|secret|Bearer/);
  });
});

describe('an error of the database in the log', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await freshDatabase();
  });

  afterAll(() => db?.drop());

  it('is told by its code and names, without the values that offended', async () => {
    const insert = `insert into cities (id, code, name, kind) values (1, '山田 太郎', 'taro@example.jp', 'live')`;
    const error: unknown = await query(db.adminUrl, insert).catch((thrown: unknown) => thrown);
    const facts = errorFacts(error);
    expect(facts).toMatchObject({ code: '23514', constraint: 'cities_code_form', table: 'cities' });
    expect(JSON.stringify(facts)).not.toMatch(/山田|taro/);
  });
});
