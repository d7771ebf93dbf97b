import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { ask } from '../support/ask.js';
import { pressByKeyboard } from '../support/by-keyboard.js';
import { type DemoSite, demoSite } from '../support/demo-site.js';
import { lookAt } from '../support/look-at.js';
import { openBrowser } from '../support/open-browser.js';
import { complaintsOf, type Language, openPage } from '../support/open-page.js';
import { signInAs } from '../support/sign-in-as.js';

let site: DemoSite;
let browser: Browser;
/** Of a shop that takes coupons, and of one whose certificate no longer holds. */
let [valid, suspended]: string[] = [];

beforeAll(async () => {
  [site, browser] = await Promise.all([demoSite(), openBrowser()]);
  const page = await openPage(browser, site);
  const home = await signInAs(page, 'city_welfare');
  const { items } = await ask(page, home, 'certifications?limit=10&state=certified');
  [valid, suspended] = items.map(({ number }: { number: string }) => number);
  await ask(page, home, `certifications/${items[1].id}/suspend`, { reason: '設備の工事のため' });
  await page.context().close();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe('the directory', () => {
  it('finds what is certified by name, trade and area, and hands the list on', async () => {
    const page = await openPage(browser, site);
    await page.goto('/');
    await pressByKeyboard(page, page.getByRole('main').getByRole('link', { name: /使えるお店/ }));
    await page.getByRole('heading', { level: 2, name: '中央' }).waitFor();
    await page.getByLabel('名前でさがす').fill('ひなた');
    await page.getByLabel('名前でさがす').press('Enter');
    await page.getByRole('heading', { level: 2, name: '駅前' }).waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 3, name: '喫茶ひなた' }).waitFor();
    expect(await page.getByRole('heading', { level: 3 }).count()).toBe(1);
    expect(page.url()).toContain('words=');
    await page.goBack();
    await page.getByRole('heading', { level: 2, name: '駅前' }).waitFor();
    expect(await page.getByLabel('名前でさがす').inputValue()).toBe('');

    await page.getByLabel('業種').fill('ありえない業種');
    await page.getByRole('button', { name: 'さがす' }).click();
    await page.getByText('見つかりませんでした').waitFor();

    await page.goto('/cities/demo/directory');
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: '一覧をCSVで保存' }).click();
    expect(await readFile(await (await saved).path(), 'utf8')).toContain('喫茶ひなた');
    expect(complaintsOf(page)).toEqual([]);
  });
});

describe('a certificate', () => {
  it('is looked up by its number, and told for valid, suspended or unknown', async () => {
    const page = await openPage(browser, site);
    const look = async (number: string) => {
      await page.goto('/cities/demo/certificates');
      await page.getByLabel('認定番号').fill(number);
      await page.getByLabel('認定番号').press('Enter');
    };
    await look(valid!);
    await page.getByText('有効な認定です').waitFor();
    await look(suspended!);
    await page.getByText('いまは停止されています').waitFor();
    await look('2026-99999');
    await page.getByRole('heading', { level: 1, name: 'この番号の認定証はありません' }).waitFor();
    await page.getByRole('link', { name: '認定証をたしかめる' }).click();
    await page.getByLabel('認定番号').waitFor();
  });
});

describe('how to take part', () => {
  it('opens at the part of who asks', async () => {
    const page = await openPage(browser, site);
    await page.goto('/');
    await page.getByRole('link', { name: '参加のしかた お店' }).click();
    await page.getByRole('heading', { level: 1, name: '参加のしかた' }).waitFor();
    const shop = page.getByRole('region', { name: 'お店' });
    await shop.waitFor();
    expect(await shop.evaluate((element) => element.getBoundingClientRect().top < innerHeight)).toBe(true);
  });
});

it.each<Language>(['ja', 'en'])(
  'keeps to WCAG 2.2 AA at each width, in %s',
  async (language) => {
    const page = await openPage(browser, site, language);
    const found: string[] = [];
    for (const [name, path] of [
      ['start', '/'],
      ['apply', '/apply'],
      ['directory', '/cities/demo/directory'],
      ['directory-none', '/cities/demo/directory?words=zzz'],
      ['ask-certificate', '/cities/demo/certificates'],
      ['certificate', `/cities/demo/certificates/${valid}`],
      ['certificate-suspended', `/cities/demo/certificates/${suspended}`],
      ['certificate-unknown', '/cities/demo/certificates/2026-99999'],
      ['city-unknown', '/cities/nowhere/directory'],
    ]) {
      await page.goto(path!);
      found.push(...(await lookAt(page, `public-${name}`, language)));
    }
    expect(found).toEqual([]);
    expect(complaintsOf(page)).toEqual([]);
    await page.context().close();
  },
  120_000,
);

describe('the frame', () => {
  it('says when there is no line, and shows again what there is when it is back', async () => {
    const page = await openPage(browser, site);
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.context().setOffline(true);
    await page.getByText('インターネットにつながっていません').waitFor();
    await page.context().setOffline(false);
    await page.getByText('インターネットにつながっていません').waitFor({ state: 'detached' });
  });

  it('says that a screen broke, and how to go on', async () => {
    const page = await openPage(browser, site);
    await page.route('**/api/v1/public/start', (route) => route.fulfill({ json: { cities: 'broken', people: [] } }));
    await page.goto('/');
    await page.getByRole('heading', { level: 1, name: '画面を表示できませんでした' }).waitFor();
    await page.unroute('**/api/v1/public/start');
    await page.getByRole('button', { name: '読みこみなおす' }).click();
    await page.getByRole('heading', { level: 1, name: /ありがとう/ }).waitFor();
  });

  it('says that the service does not answer, and tries again when asked to', async () => {
    const page = await openPage(browser, site);
    await page.route('**/api/v1/public/cities/**', (route) => route.fulfill({ status: 502, body: 'gone' }));
    await page.goto('/cities/demo/directory');
    await page.getByRole('alert').waitFor();
    await page.unroute('**/api/v1/public/cities/**');
    await page.getByRole('button', { name: 'もう一度読みこむ' }).click();
    await page.getByRole('heading', { level: 2, name: '中央' }).waitFor();
  });

  it('changes its language, and keeps it', async () => {
    const page = await openPage(browser, site);
    await page.goto('/');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: /thank you/ }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: /thank you/ }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });
});
