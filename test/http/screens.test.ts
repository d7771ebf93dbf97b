import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request } from 'node:http';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { PAGE_POLICY } from '../../src/http/security-headers.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';

const PAGE = '<!doctype html><html lang="ja"><title>サンキュー</title><div id="root"></div></html>';
const SCRIPT = `export const words = ${JSON.stringify('ありがとう'.repeat(400))};`;
const FOR_EVER = 'public, max-age=31536000, immutable';
const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

let folder: string;
let db: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  const files: Record<string, string | Buffer> = {
    'dist/index.html': PAGE,
    'dist/assets/index-BqX3.js': SCRIPT,
    'dist/assets/index-BqX3.js.br': brotliCompressSync(SCRIPT),
    'dist/assets/index-BqX3.js.gz': gzipSync(SCRIPT),
    'dist/assets/index-CcD4.css': 'body { margin: 0 }',
    'dist/assets/reader-E5.wasm': Buffer.from('\0asm'),
    'dist/sw.js': 'self.skipWaiting();',
    'dist/manifest.webmanifest': '{"name":"サンキュー"}',
    'dist/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'dist/.built-from': 'what nobody needs to see',
    'secret.txt': 'what lies beside the folder',
  };
  folder = await mkdtemp(join(tmpdir(), 'sankyu-screens-'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  db = await freshDatabase();
  app = await startTestApp(db, { screens: join(folder, 'dist') });
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Asks for the path exactly as written; fetch would tidy it up first. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((answered, failed) => {
    const { hostname, port } = new URL(app.url);
    const asking = request({ hostname, port, path, method, headers }, async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part as Buffer);
      answered({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) });
    });
    asking.on('error', failed).end();
  });
}

describe('the page of the screens', () => {
  it.each(['/', '/sign-in', '/employee/018f0000-0000-7000-8000-000000000000/wallet?from=2026-04', '/health-check'])(
    'answers at %s, always asked for anew',
    async (path) => {
      const { status, headers, body } = await ask(path, BROWSER);
      expect([status, body.toString()]).toEqual([200, PAGE]);
      expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
    },
  );

  it('answers at its first address whatever is accepted, and to HEAD with headers alone', async () => {
    expect((await ask('/')).body.toString()).toBe(PAGE);
    const { status, headers, body } = await ask('/sign-in', BROWSER, 'HEAD');
    expect([status, body.length, headers['content-length']]).toEqual([200, 0, String(Buffer.byteLength(PAGE))]);
  });

  it('may scan with the camera and compile the reader, and otherwise no more than any page', async () => {
    const { headers } = await ask('/sign-in', BROWSER);
    expect(headers['permissions-policy']).toBe('camera=(self), geolocation=(), microphone=()');
    const policy = new Set(String(headers['content-security-policy']).split('; '));
    expect([...policy].filter((part) => !PAGE_POLICY.split('; ').includes(part)).sort()).toEqual([
      "img-src 'self' data: blob:",
      "manifest-src 'self'",
      "media-src 'self' blob:",
      "script-src 'self' 'wasm-unsafe-eval'",
      "worker-src 'self'",
    ]);
    expect([...policy]).toEqual(
      expect.arrayContaining(["default-src 'none'", "style-src 'self'", "form-action 'none'"]),
    );
  });

  it('is not sent again when it is the same', async () => {
    const first = await ask('/sign-in', BROWSER);
    const again = await ask('/sign-in', { ...BROWSER, 'if-none-match': String(first.headers.etag) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect(again.headers['content-security-policy']).toBe(first.headers['content-security-policy']);
    expect((await ask('/sign-in', { ...BROWSER, 'if-none-match': '"another"' })).status).toBe(200);
  });

  it.each(['/api', '/api/', '/api/v1/nothing', '/health', '/health/nothing', '/metrics/nothing'])(
    'never stands in for %s',
    async (path) => {
      const { status, headers, body } = await ask(path, BROWSER);
      expect([status, headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8']);
      expect(JSON.parse(body.toString())).toMatchObject({ code: 'route_not_found' });
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': expect.stringMatching(/^default-src 'none'; base-uri/),
        'permissions-policy': 'camera=(), geolocation=(), microphone=()',
      });
    },
  );

  it('answers no program that asks for something else, and no command', async () => {
    expect((await ask('/sign-in', { accept: 'application/json' })).status).toBe(404);
    expect((await ask('/sign-in', { accept: '*/*' })).status).toBe(404);
    expect((await ask('/sign-in', BROWSER, 'POST')).status).toBe(404);
  });

  it('leaves what the API says of itself where it was', async () => {
    expect((await ask('/api/docs', BROWSER)).body.toString()).toMatch(/Sankyu API/);
    expect((await ask('/health/live', BROWSER)).headers['content-type']).toMatch(/json/);
  });
});

describe('the files of the screens', () => {
  it.each([
    ['/assets/index-BqX3.js', 'text/javascript; charset=utf-8', FOR_EVER],
    ['/assets/index-CcD4.css', 'text/css; charset=utf-8', FOR_EVER],
    ['/assets/reader-E5.wasm', 'application/wasm', FOR_EVER],
    ['/sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
    ['/manifest.webmanifest', 'application/manifest+json', 'no-cache'],
    ['/icon.svg', 'image/svg+xml', 'no-cache'],
    ['/index.html', 'text/html; charset=utf-8', 'no-cache'],
  ])('are served as what they are: %s', async (path, type, kept) => {
    const { status, headers } = await ask(path);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, type, kept]);
    // A worker may do what the policy of its own file says.
    expect(headers['content-security-policy']).toMatch(/connect-src 'self'[^]*worker-src 'self'/);
    expect((await ask(path, { 'if-none-match': String(headers.etag) })).status).toBe(304);
    expect((await ask(path, {}, 'HEAD')).headers['content-length']).toBe(headers['content-length']);
  });

  it.each([
    ['br', 'gzip, deflate, br', brotliCompressSync(SCRIPT)],
    ['gzip', 'gzip', gzipSync(SCRIPT)],
    ['gzip', 'br;q=0, gzip', gzipSync(SCRIPT)],
    [undefined, 'identity', Buffer.from(SCRIPT)],
    [undefined, '', Buffer.from(SCRIPT)],
  ])('come as %s where %p is accepted', async (encoding, accepted, sent) => {
    const { headers, body } = await ask('/assets/index-BqX3.js', { 'accept-encoding': accepted });
    expect([headers['content-encoding'], headers['content-type']]).toEqual([
      encoding,
      'text/javascript; charset=utf-8',
    ]);
    expect(body.equals(sent)).toBe(true);
    expect(headers).toMatchObject({ vary: 'Accept-Encoding', 'cache-control': FOR_EVER });
  });

  it('have another mark for each of their copies', async () => {
    const marks = ['br', 'gzip', 'identity'].map(
      async (one) => (await ask('/assets/index-BqX3.js', { 'accept-encoding': one })).headers.etag,
    );
    expect(new Set(await Promise.all(marks)).size).toBe(3);
  });

  it('come as they are where no copy is smaller', async () => {
    const { headers } = await ask('/assets/index-CcD4.css', { 'accept-encoding': 'br, gzip' });
    expect(headers['content-encoding']).toBeUndefined();
  });

  it.each(['/assets/index-OLD1.js', '/assets/index-OLD1', '/favicon.ico', '/assets', '/assets/', '/nothing.js.map'])(
    'that are gone are missing, also to a browser that opens them: %s',
    async (path) => {
      const { status, headers } = await ask(path, path === '/assets' ? { accept: '*/*' } : BROWSER);
      expect([status, headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8']);
      expect(headers['cache-control']).toBe('no-store');
    },
  );

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets/....//....//secret.txt',
    '//secret.txt',
    '/assets//index-BqX3.js',
    '/assets/./index-BqX3.js',
    '/assets/index-BqX3.js%00.css',
    '/assets/%252e%252e%252fsecret.txt',
    '/.built-from',
    '/%2ebuilt-from',
    '/assets/../.built-from',
    '/assets/%ff',
  ])('are all that can be reached: %s', async (path) => {
    const { status, headers, body } = await ask(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(body.toString()).not.toMatch(/nobody needs to see|lies beside|words/);
  });
});

describe('a service without screens', () => {
  it('says so to a browser as to everybody', async () => {
    const without = await startTestApp(db);
    const { status, body } = await without.fetch('/', { headers: BROWSER });
    await without.close();
    expect([status, body.code]).toEqual([404, 'route_not_found']);
  });
});
