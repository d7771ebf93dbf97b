import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountsService } from '../../src/people/accounts/accounts.service.js';
import { Browser } from '../people/doors/browser.js';
import { secretTo } from '../people/doors/letters.js';
import { type Answer, startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { Town } from '../support/town.js';

const BEHIND = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'coupons.example.jp' };

const ALWAYS: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
};

/** What a browser may keep: it is about nobody, or, of a shop, shown to everybody who may pay there. */
const MAY_BE_KEPT = [
  'GET /api/docs/:file',
  'GET /api/v1/shops/:id/photo',
  'GET /api/v1/public/cities/:code/directory.html',
];

/** What the page of the screens may do beyond any other, and what its files may be. */
const SCREENS: [path: string, allowed: Record<string, string>][] = [
  ['/', { 'permissions-policy': 'camera=(self), geolocation=(), microphone=()', 'cache-control': 'no-cache' }],
  ['/sw.js', { 'cache-control': 'no-cache' }],
  ['/assets/index-B1.js', { 'cache-control': 'public, max-age=31536000, immutable' }],
];

let db: TestDatabase;
let app: TestApp;
let town: Town;
let screens: string;
const routes = new Set<string>();

beforeAll(async () => {
  screens = await mkdtemp(join(tmpdir(), 'sankyu-screens-'));
  await mkdir(join(screens, 'assets'));
  for (const [path] of SCREENS) await writeFile(join(screens, path === '/' ? 'index.html' : path), 'words');
  db = await freshDatabase();
  app = await startTestApp(db, {
    screens,
    environment: { SANKYU_TRUST_PROXY: 'loopback' },
    onRoute: ({ method, url }) => [method].flat().forEach((one) => routes.add(`${one} ${url}`)),
  });
  town = await Town.make(app);
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
  await rm(screens, { recursive: true, force: true });
});

/** What an answer lacks of what each must carry. */
function lacking(route: string, { headers }: Answer, allowed: Record<string, string> = {}): string[] {
  const wrong = Object.entries({ ...ALWAYS, ...allowed }).filter(([name, value]) => headers.get(name) !== value);
  const policy = headers.get('content-security-policy') ?? '';
  const lacks = wrong.map(([name]) => name);
  for (const part of ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
    if (!policy.split('; ').includes(part)) lacks.push(`content-security-policy: ${part}`);
  }
  // Only the screens have a decoder of their own to compile; it runs no text as a script.
  const loopholes = 'cache-control' in allowed ? policy.replace("'wasm-unsafe-eval'", '') : policy;
  if (/unsafe|\*/.test(loopholes)) lacks.push('content-security-policy without loopholes');
  const mayBeKept = MAY_BE_KEPT.includes(route) || 'cache-control' in allowed;
  if (!mayBeKept && !/\bno-store\b/.test(headers.get('cache-control') ?? '')) lacks.push('no-store');
  for (const name of ['x-powered-by', 'server', 'access-control-allow-origin']) {
    if (headers.has(name)) lacks.push(`no ${name}`);
  }
  return lacks.map((what) => `${route}: ${what}`);
}

/** A path that the route matches; ids are those of the town where it has some. */
function pathOf(url: string, ids: Record<string, string>): string {
  return url.replace(/:(\w+)/g, (_, name: string) => {
    const before = /\/([\w-]+)\/:id/.exec(url)?.[1] ?? '';
    return (name === 'id' ? ids[before] : ids[name]) ?? '018f0000-0000-7000-8000-000000000000';
  });
}

describe('every route, over HTTPS behind the trusted proxy', () => {
  it('answers with the security headers and is kept nowhere, whether it refuses or answers', async () => {
    const shop = await town.shop();
    const employeeId = await town.parent();
    const ids = {
      employers: town.employerId,
      merchants: shop.merchantId,
      shops: shop.shopId,
      programmes: town.programmeId,
      employees: employeeId,
      code: (await query(db.adminUrl, 'select code from cities'))[0]!.code!,
      file: 'swagger-ui.css',
    };
    const tokens = await Promise.all([
      app.tokenFor(town.id, 'city_auditor'),
      app.tokenFor(town.id, 'employee', { employeeId }),
      app.tokenFor(town.id, 'merchant_owner', { merchantId: shop.merchantId }),
    ]);
    const found: string[] = [];
    const answered = new Map<number, number>();
    for (const route of routes) {
      const [method = '', url = ''] = route.split(' ');
      // The streams of events never end by themselves; they are looked at below.
      if (/^(HEAD|OPTIONS)$/.test(method) || /\/events$/.test(url)) continue;
      for (const token of method === 'GET' ? [undefined, ...tokens] : [undefined]) {
        const answer = await app.fetch(pathOf(url, ids), { method, token, headers: BEHIND });
        answered.set(answer.status, (answered.get(answer.status) ?? 0) + 1);
        found.push(...lacking(route, answer));
      }
    }
    expect([...new Set(found)]).toEqual([]);
    expect(routes.size).toBeGreaterThan(150);
    // So that the good answers were among them, and not only the refusals.
    expect(answered.get(200)).toBeGreaterThan(60);
    expect(answered.get(401)).toBeGreaterThan(100);
  });

  it('is judged by what would be found missing', async () => {
    const headers = new Headers({ ...ALWAYS, 'cache-control': 'private', 'access-control-allow-origin': '*' });
    headers.delete('x-frame-options');
    headers.set('content-security-policy', "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; img-src *");
    expect(lacking('GET /x', { status: 200, headers, body: '' }).map((one) => one.slice('GET /x: '.length))).toEqual([
      'x-frame-options',
      'content-security-policy without loopholes',
      'no-store',
      'no access-control-allow-origin',
    ]);
  });

  it('answers so also where nothing can be routed, and to a stream of events', async () => {
    for (const path of ['/%ff', '/api/v1/%', '/nothing', '/api/v1/nothing', `/api/v1/${'x'.repeat(500)}`]) {
      const answer = await app.fetch(path, { headers: BEHIND });
      expect(lacking(path, answer)).toEqual([]);
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
    const { shopId, merchantId } = await town.shop();
    const token = await app.tokenFor(town.id, 'merchant_clerk', { shopId, merchantId });
    const stream = await fetch(`${app.url}/api/v1/shops/${shopId}/till/events`, {
      headers: { ...BEHIND, authorization: `Bearer ${token}` },
    });
    await stream.body?.cancel();
    expect([stream.status, ...lacking('events', { status: 200, headers: stream.headers, body: '' })]).toEqual([200]);
  });

  it('answers so also with the screens, whose page may ask for the camera, and whose files may be kept', async () => {
    for (const [path, allowed] of SCREENS) {
      const answer = await app.fetch(path, { headers: BEHIND });
      expect([path, answer.status, ...lacking(path, answer, allowed)]).toEqual([path, 200]);
    }
  });

  it('never takes TRACE, nor tells another site that it may ask', async () => {
    const preflight = { ...BEHIND, origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    const { status, headers } = await app.fetch('/api/v1/me', { method: 'OPTIONS', headers: preflight });
    expect([status, headers.get('access-control-allow-origin')]).toEqual([404, null]);
    expect([...routes].filter((route) => /^(TRACE|OPTIONS|CONNECT) /.test(route))).toEqual([]);
  });
});

describe('the cookies', () => {
  it('are __Host-, Secure, HttpOnly and SameSite=Lax over HTTPS, for this host alone', async () => {
    const email = 'tomoko@example.jp';
    await app.get(AccountsService).findOrOpen(email, '村上 智子');
    const browser = new Browser(app);
    await browser.fetch('/auth/links', { body: { email }, headers: BEHIND });
    const token = await secretTo(app, email, 'sign-in-link');
    const answer = await browser.fetch('/auth/links/use', { body: { token }, headers: BEHIND });
    const cookies = answer.headers.getSetCookie();
    expect(cookies.map((one) => one.split('=')[0]).sort()).toEqual(['__Host-sankyu', '__Host-sankyu-device']);
    for (const cookie of cookies) {
      const attributes = cookie.split('; ').slice(1);
      expect(attributes).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']));
      expect(attributes.join()).not.toMatch(/domain/i);
    }
    expect(JSON.stringify(answer.body)).not.toContain(/=([^;]+)/.exec(cookies[0]!)![1]!);
    const out = await browser.fetch('/auth/sign-out', { method: 'POST', headers: BEHIND });
    expect([out.status, out.headers.get('clear-site-data')]).toEqual([204, '"cache", "storage"']);
    expect((await browser.fetch('/auth/me', { headers: BEHIND })).status).toBe(401);
  });

  it('without the prefix open nothing where the service is reached by HTTPS', async () => {
    const browser = new Browser(app);
    await app.get(AccountsService).findOrOpen('yuri@example.jp', '小川 由里');
    await browser.byLink('yuri@example.jp');
    expect((await browser.fetch('/auth/me')).status).toBe(200);
    expect((await browser.fetch('/auth/me', { headers: BEHIND })).status).toBe(401);
  });
});
