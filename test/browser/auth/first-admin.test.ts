import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { builtScreens } from '../../../src/http/screens/built-screens.js';
import { FirstAdminService } from '../../../src/people/grants/first-admin.service.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { freshDatabase, type TestDatabase } from '../../support/postgres.js';
import { UNLIMITED } from '../../support/unlimited.js';
import { lookAt } from '../support/look-at.js';
import { openBrowser } from '../support/open-browser.js';
import { complaintsOf, type Language, openPage } from '../support/open-page.js';
import { button, heading } from './doors.js';

let db: TestDatabase;
let app: TestApp;
let browser: Browser;
let link: string;

/** The program as it is found after its very first start, without the demo. */
beforeAll(async () => {
  db = await freshDatabase();
  [app, browser] = await Promise.all([
    startTestApp(db, { screens: builtScreens()!, environment: UNLIMITED }),
    openBrowser(),
  ]);
  const { pathname, hash } = new URL(await app.get(FirstAdminService).link());
  link = pathname + hash;
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await app?.close();
  await db?.drop();
});

const open = (language: Language = 'ja'): Promise<Page> =>
  openPage(browser, { url: app.url.replace('127.0.0.1', 'localhost') }, language);

it.each<Language>(['ja', 'en'])(
  'the first screen keeps to WCAG 2.2 AA at each width, in %s',
  async (language) => {
    const page = await open(language);
    await page.goto(link);
    expect(await lookAt(page, 'auth-first-admin', language)).toEqual([]);
    await page.context().close();
  },
  60_000,
);

it('the link of the first start founds a city, whose administrator then sets up a strong way to sign in', async () => {
  const page = await open();
  await page.goto(link);
  await heading(page, 'はじめての管理者');
  await page.getByLabel('お名前').fill('市川 管理');
  await page.getByLabel('メールアドレス').fill('admin@city.example.jp');
  await page.getByLabel('まちの名前').fill('旭川市');
  await page.getByLabel('まちのコード').fill('ASAHI KAWA');
  await page.getByLabel('制度をはじめる月').fill('2026-11');
  await button(page, 'はじめる').click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('まちのコード').fill('asahikawa');
  await button(page, 'はじめる').click();
  await heading(page, 'サインインの方法');
  await page.getByText('この役割には、強い本人確認が必要です').waitFor();
  await button(page, 'パスワードを決める').waitFor();

  const again = await open();
  await again.goto(link);
  await again.getByLabel('お名前').fill('だれか');
  await again.getByLabel('メールアドレス').fill('somebody@city.example.jp');
  await again.getByRole('checkbox').uncheck();
  await button(again, 'はじめる').click();
  await again.getByRole('alert').getByText('新しいリンクをたのんでください').waitFor();
  expect(complaintsOf(page)).toEqual([]);
});
