import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { Public } from '../../src/http/public.decorator.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';

@Controller('slow')
class SlowController {
  @Get()
  @Public()
  async slow() {
    await delay(300);
    return {};
  }
}

@Module({ controllers: [SlowController] })
class SlowModule {}

let db: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db, { imports: [SlowModule], environment: { SANKYU_MAX_IN_FLIGHT: '3' } });
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

describe('every answer', () => {
  it('carries the headers that keep a browser from harm', async () => {
    for (const path of ['/health/live', '/api/v1/nothing', '/api/v1/me', '/api/openapi.json']) {
      const { headers } = await app.fetch(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('strict-transport-security')).toBeNull();
    }
  });

  it('carries the id of the request, the caller’s own when it is a plain one', async () => {
    const given = await app.fetch('/api/v1/me', { headers: { 'x-request-id': 'till-7.0001' } });
    expect([given.headers.get('x-request-id'), given.body.requestId]).toEqual(['till-7.0001', 'till-7.0001']);
    const strange = await app.fetch('/api/v1/me', {
      headers: { 'x-request-id': '山田 <x>'.normalize('NFC').replace(/[^ -~]/g, '?') },
    });
    expect(strange.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('too many requests at once', () => {
  it('are asked to come again, while those that were let in are answered', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => app.fetch('/api/v1/slow')));
    const turnedAway = answers.filter(({ status }) => status === 503);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(turnedAway).toHaveLength(7);
    for (const { body, headers } of turnedAway) {
      expect([body.code, headers.get('retry-after')]).toEqual(['overloaded', expect.stringMatching(/^[123]$/)]);
      expect([headers.get('content-type'), body.requestId]).toEqual([
        'application/problem+json; charset=utf-8',
        headers.get('x-request-id'),
      ]);
    }
    expect((await app.fetch('/api/v1/slow')).status).toBe(200);
  });

  it('do not count once their clients have gone', async () => {
    await Promise.all(
      Array.from({ length: 3 }, () =>
        fetch(`${app.url}/api/v1/slow`, { signal: AbortSignal.timeout(50) }).catch(() => undefined),
      ),
    );
    await delay(400);
    expect((await app.fetch('/api/v1/slow')).status).toBe(200);
  });

  it('do not keep health from being asked', async () => {
    const busy = Promise.all(Array.from({ length: 3 }, () => app.fetch('/api/v1/slow')));
    await delay(50);
    expect((await app.fetch('/health/live')).status).toBe(200);
    await busy;
  });
});

describe('/metrics', () => {
  it('tells this machine how long requests took, by route and never by address', async () => {
    await app.fetch('/api/v1/access-tokens/018f0000-0000-7000-8000-000000000000/revoke', { method: 'POST' });
    const { status, body } = await app.fetch('/metrics');
    expect(status).toBe(200);
    expect(body).toMatch(/process_cpu_seconds_total/);
    expect(body).toMatch(/_count\{method="POST",route="\/api\/v1\/access-tokens\/:id\/revoke",status="401"\} 1/);
    expect(body).not.toContain('018f0000');
  });

  it('tells nobody else', async () => {
    const passedOn = await app.fetch('/metrics', { headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(passedOn).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  it('tells whoever shows the token, when one is set', async () => {
    const guarded = await startTestApp(db, { environment: { SANKYU_METRICS_TOKEN: 'prometheus' } });
    const read = (token?: string) => guarded.fetch('/metrics', { token }).then(({ status }) => status);
    expect([await read(), await read('wrong'), await read('prometheus')]).toEqual([403, 403, 200]);
    await guarded.close();
  });
});

describe('a proxy', () => {
  const asked = { headers: { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' } };

  it('is not believed unless the operator says so', async () => {
    expect((await app.fetch('/health/live', asked)).headers.get('strict-transport-security')).toBeNull();
  });

  it.each(['1', 'loopback', '127.0.0.1,10.0.0.0/8'])('is believed when SANKYU_TRUST_PROXY is %s', async (trusted) => {
    const behind = await startTestApp(db, { environment: { SANKYU_TRUST_PROXY: trusted } });
    expect((await behind.fetch('/health/live', asked)).headers.get('strict-transport-security')).toMatch(/max-age/);
    await behind.close();
  });

  it('at another address is not believed', async () => {
    const behind = await startTestApp(db, { environment: { SANKYU_TRUST_PROXY: '10.0.0.0/8' } });
    expect((await behind.fetch('/health/live', asked)).headers.get('strict-transport-security')).toBeNull();
    await behind.close();
  });
});
