import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axe } from '../support/axe.js';
import { type DemoSite, demoSite } from '../support/demo-site.js';
import { complaintsOf, openPage } from '../support/open-page.js';
import { screenshot } from '../support/screenshot.js';
import { signInAs } from '../support/sign-in-as.js';
import { filmOf, openBrowserSeeing } from './camera.js';

const folder = mkdtempSync(join(tmpdir(), 'sankyu-film-'));
const open: Browser[] = [];
let site: DemoSite;

beforeAll(async () => {
  site = await demoSite();
}, 180_000);

afterEach(() => Promise.all(open.splice(0).map((browser) => browser.close())));

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await site?.close();
});

/** A device with this film before its camera. */
async function device(film?: string): Promise<Browser> {
  const browser = await openBrowserSeeing(film);
  open.push(browser);
  return browser;
}

/** A clerk at the till who begins to scan. */
async function beginToScan(browser: Browser, permissions: string[]): Promise<Page> {
  const page = await openPage(browser, site, 'ja', { permissions });
  await page.goto(await signInAs(page, 'merchant_clerk'));
  await page
    .getByRole('button', { name: /読み取る/ })
    .first()
    .click();
  return page;
}

/** A code with which a co-worker pays one note. */
async function codeOfCoWorker(): Promise<string> {
  const page = await openPage(await device(), site);
  const grantId = (await signInAs(page, 'coworker')).split('/').at(-1)!;
  return page.evaluate(async (path) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
    const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify({ notes: 1 }) });
    return ((await answer.json()) as { code: string }).code;
  }, `/api/v1/as/${grantId}/wallet/codes`);
}

it('reads the code of a coupon that is held a little askew, once, with the reader that we host', async () => {
  const code = await codeOfCoWorker();
  const film = join(folder, 'coupon.y4m');
  filmOf(code, film);
  const page = await openPage(await device(film), site, 'ja', { permissions: ['camera'] });
  await page.goto(await signInAs(page, 'merchant_clerk'));
  const payments: unknown[] = [];
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/redemptions')) payments.push(request.postDataJSON());
    if (new URL(request.url()).origin !== site.url) foreign.push(request.url());
  });
  const reader = page.waitForResponse((answer) => answer.url().endsWith('.wasm'));
  await page
    .getByRole('button', { name: /読み取る/ })
    .first()
    .click();
  expect((await reader).headers()['content-type']).toBe('application/wasm');
  await page.waitForResponse((answer) => answer.url().endsWith('/redemptions'));
  await page.waitForTimeout(1_500);
  expect(payments).toEqual([expect.objectContaining({ code })]);
  expect(foreign).toEqual([]);
  expect(complaintsOf(page)).toEqual([]);
});

it('shows what the camera sees and what to do, and puts the camera out when it is left', async () => {
  const film = join(folder, 'other.y4m');
  filmOf('https://example.jp/something-else', film);
  const page = await beginToScan(await device(film), ['camera']);
  await page.getByText('QRコードを枠の中に写してください').waitFor();
  const lit = () =>
    page.evaluate(() => {
      const video = document.querySelector('video');
      const stream = video?.srcObject instanceof MediaStream ? video.srcObject : undefined;
      const store = window as unknown as { seen?: MediaStreamTrack[] };
      store.seen ??= stream?.getTracks();
      return store.seen?.some((track) => track.readyState === 'live');
    });
  expect(await lit()).toBe(true);
  expect(await axe(page)).toEqual([]);
  await screenshot(page, 'kit-scanner');
  await page.getByRole('button', { name: 'やめる' }).click();
  await page.locator('video').waitFor({ state: 'detached' });
  expect(await lit()).toBe(false);
});

it('says how to allow the camera where it was refused', async () => {
  const film = join(folder, 'refused.y4m');
  filmOf('refused', film);
  const page = await beginToScan(await device(film), []);
  await page.getByText('カメラを使う許可がありません').waitFor();
  expect(await axe(page)).toEqual([]);
  await page.context().grantPermissions(['camera']);
  await page.getByRole('button', { name: 'もう一度ためす' }).click();
  await page.getByText('QRコードを枠の中に写してください').waitFor();
});

it('says that there is no camera, and leaves the way by number', async () => {
  const page = await beginToScan(await device(), ['camera']);
  await page.getByText('カメラが見つかりません').waitFor();
  expect(await axe(page)).toEqual([]);
  expect(await page.getByRole('button', { name: '番号を入れる' }).first().isVisible()).toBe(true);
});
