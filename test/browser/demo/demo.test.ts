import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startTestApp } from '../../support/app.js';
import { builtScreens } from '../../../src/http/screens/built-screens.js';
import { freshDatabase } from '../../support/postgres.js';
import { type DemoSite, demoSite } from '../support/demo-site.js';
import { lookAt } from '../support/look-at.js';
import { openBrowser } from '../support/open-browser.js';
import { complaintsOf, type Language, openPage } from '../support/open-page.js';

let site: DemoSite;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([demoSite(), openBrowser()]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const FACES = [
  ['市の管理者', 'city'],
  ['市の子育て担当', 'city'],
  ['市の財政・会計', 'city'],
  ['市の財政・会計（承認者）', 'city'],
  ['市の監査', 'city'],
  ['会社の人事担当', 'hr'],
  ['お店の店主', 'shop'],
  ['お店の店員', 'shop'],
  ['保護者', 'employee'],
  ['同僚', 'employee'],
] as const;

describe('the demo', () => {
  it('lets one be everybody at one press, and leads back to its steps', async () => {
    const page = await openPage(browser, site);
    await page.goto('/');
    await page.getByRole('link', { name: 'デモのまちで試す' }).click();
    for (const [face, workplace] of FACES) {
      await page
        .getByRole('button', { name: `${face}になる`, exact: true })
        .last()
        .click();
      await page.waitForURL(new RegExp(`/${workplace}/`));
      await page.getByRole('link', { name: 'デモの手順にもどる' }).click();
      await page.getByRole('heading', { level: 1, name: 'デモのまちへようこそ' }).waitFor();
    }
    expect(complaintsOf(page)).toEqual([]);
  }, 120_000);

  it('shows the letters of its people, whose links open here', async () => {
    const page = await openPage(browser, site);
    await page.goto('/demo');
    await page.getByRole('button', { name: '同僚になる', exact: true }).last().click();
    await page.waitForURL(/\/employee\//);
    // Away first: what the page was still asking for would be refused, and lead to the door by itself.
    await page.goto('about:blank');
    await page.context().clearCookies();
    await page.goto('/sign-in');
    await page.getByLabel('メールアドレス').fill('coworker@demo.example.jp');
    await page.getByRole('button', { name: 'リンクを送る' }).click();
    await page.getByText('メールを見てください').waitFor();
    await page.goto('/demo/letters');
    await page.getByLabel('あて先か題名でさがす').fill('coworker@');
    const letter = page.getByRole('listitem').filter({ hasText: 'サインイン用のリンク' });
    await letter.getByRole('link').first().click();
    await page.getByRole('button', { name: 'サインインする' }).click();
    await page.waitForURL(/\/employee\//);
    expect(complaintsOf(page)).toEqual([]);
  });

  it('is not there where a real city lives', async () => {
    const db = await freshDatabase();
    const app = await startTestApp(db, { screens: builtScreens()! });
    const page = await openPage(browser, { url: app.url.replace('127.0.0.1', 'localhost') });
    await page.goto('/demo');
    await page.getByRole('heading', { level: 1, name: 'ここにはデモがありません' }).waitFor();
    await page.goto('/');
    await page.getByText('まだ参加しているまちがありません').waitFor();
    expect(await page.getByRole('link', { name: 'デモのまちで試す' }).count()).toBe(0);
    await page.context().close();
    await app.close();
    await db.drop();
  });

  it.each<Language>(['ja', 'en'])(
    'keeps to WCAG 2.2 AA at each width, in %s',
    async (language) => {
      const page = await openPage(browser, site, language);
      const found: string[] = [];
      for (const [name, path] of [
        ['demo', '/demo'],
        ['letters', '/demo/letters'],
      ]) {
        await page.goto(path!);
        found.push(...(await lookAt(page, name!, language)));
      }
      expect(found).toEqual([]);
      expect(complaintsOf(page)).toEqual([]);
    },
    120_000,
  );
});
