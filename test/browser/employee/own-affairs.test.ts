import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { query } from '../../support/query.js';
import { axe } from '../support/axe.js';
import { pressByKeyboard } from '../support/by-keyboard.js';
import { type DemoSite, demoSite } from '../support/demo-site.js';
import { openBrowser } from '../support/open-browser.js';
import { complaintsOf, openPage } from '../support/open-page.js';
import { screenshot } from '../support/screenshot.js';
import { signInAs } from '../support/sign-in-as.js';
import { openShopSide } from './shop-side.js';

/** What a phone may fetch of program for the wallet, compressed by gzip. */
const MOST_SCRIPT_BYTES = 130_000;

let site: DemoSite;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([demoSite(), openBrowser()]);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

async function enter(role: 'employee' | 'coworker' = 'employee'): Promise<{ page: Page; home: string }> {
  const page = await openPage(browser, site);
  return { page, home: await signInAs(page, role) };
}

describe('the wallet', () => {
  it('comes with few scripts, and none of another workplace', async () => {
    const { page, home } = await enter();
    await page.goto('/icon.svg');
    const scripts = new Map<string, Promise<Buffer>>();
    page.on('response', (answer) => {
      if (new URL(answer.url()).pathname.endsWith('.js')) scripts.set(answer.url(), answer.body());
    });
    await page.goto(home);
    await page.locator('.note-stack').first().waitFor();
    await page.locator('main a[href$="/enrolment"]').waitFor();
    const sizes = await Promise.all([...scripts.values()].map(async (body) => gzipSync(await body).length));
    expect(sizes.length).toBeGreaterThan(2);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_SCRIPT_BYTES);
  }, 60_000);

  it('leads to the own place in the programme, which is taken up in person', async () => {
    const { page, home } = await enter();
    await page.goto(home);
    await pressByKeyboard(page, page.getByRole('link', { name: 'つかいはじめる' }));
    await pressByKeyboard(page, button(page, 'つかいはじめる'));
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'employee-activate');
    await pressByKeyboard(page, page.getByRole('alertdialog').getByRole('button', { name: 'つかいはじめる' }));
    await page.getByText('利用中').waitFor();
    await page.goto(home);
    await page.locator('.note-stack').first().waitFor();
    await page.getByText('市が登録をみとめました').waitFor({ state: 'detached' });
    expect(complaintsOf(page)).toEqual([]);
  }, 60_000);
});

describe('an employee', () => {
  it('finds shops by name, area and kind, and is told when there are none', async () => {
    const { page, home } = await enter();
    await page.goto(`${home}/shops`);
    const shops = page.getByRole('article');
    await shops.first().waitFor();
    const all = await shops.count();
    await page.getByLabel('お店の名前でさがす').fill('ひなた');
    await page.getByText('1店', { exact: true }).first().waitFor();
    expect(await shops.allInnerTexts()).toEqual([expect.stringContaining('喫茶ひなた')]);
    await page.getByLabel('お店の名前でさがす').fill('');
    await page.getByLabel('地区').selectOption({ index: 1 });
    await page.getByRole('heading', { level: 2 }).nth(1).waitFor({ state: 'detached' });
    expect(await shops.count()).toBeLessThan(all);
    await page.getByLabel('お店の名前でさがす').fill('ない名前');
    await page.getByText('お店が見つかりませんでした').waitFor();
    expect(await axe(page)).toEqual([]);
    expect(complaintsOf(page)).toEqual([]);
  }, 60_000);

  it('sees the photo of a shop, its tier and what the city has certified it for', async () => {
    const certification = `select c.id from certifications c join shops s on s.merchant_id = c.merchant_id
                            where s.name = '喫茶ひなた' and c.number is not null`;
    await query(site.db.adminUrl, `update certifications set tier = 'gold' where id = (${certification})`);
    await query(
      site.db.adminUrl,
      `insert into certification_answers (city_id, certification_id, criterion_id, met, statement, accepted)
       select city_id, (${certification}), id, true, '', position < 5 from criteria`,
    );
    const owner = await openShopSide(browser, site, 'merchant_owner');
    const { merchantId } = (await owner.ask('GET', 'me')).body;
    const [shop] = (await owner.ask('GET', `merchants/${merchantId}/shops`)).body;
    expect(await owner.putPhoto(shop.id, new URL('../../../web/public/icon-192.png', import.meta.url))).toBe(204);

    const { page, home } = await enter();
    await page.goto(`${home}/shops`);
    const card = page.getByRole('article', { name: '喫茶ひなた' });
    await card.getByText('ゴールド認定').waitFor();
    await card.getByText('みとめられた とりくみ 4つ').click();
    await card.getByText('短時間勤務').waitFor();
    await card.scrollIntoViewIfNeeded();
    const width = () => card.getByRole('img').evaluate((image: HTMLImageElement) => image.naturalWidth);
    await card.getByRole('img', { name: '喫茶ひなたの写真' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await width()).toBe(192);
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'employee-shop-certified');
    expect(complaintsOf(page)).toEqual([]);
  }, 60_000);

  it('chooses notices, the language and the count of years', async () => {
    const { page, home } = await enter();
    await page.goto(`${home}/notices`);
    const lapse = page.getByLabel('期限の30日前');
    await lapse.uncheck();
    expect(await page.getByLabel(/登録されたとき/).isDisabled()).toBe(true);
    await button(page, '保存する').click();
    await page.getByText('保存しました').waitFor();
    await page.reload();
    expect(await lapse.isChecked()).toBe(false);
    await page.goto(`${home}/more`);
    await page.getByRole('main').getByLabel(/和暦/).check();
    await page.goto(`${home}/enrolment`);
    await page
      .getByText(/令和8年/)
      .first()
      .waitFor();
    await page.goto(`${home}/more`);
    await page.getByRole('main').getByLabel('English').check();
    await page.getByRole('heading', { level: 1, name: 'Settings and more' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  }, 60_000);

  it('tells the city of pressure quietly, and writes again', async () => {
    const { page, home } = await enter();
    await page.goto(`${home}/ask`);
    await page.getByRole('link', { name: '相談を書く' }).click();
    await button(page, '市に送る').click();
    await page.getByText('あったことを書いてください。').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByLabel(/どんなことがありましたか/).fill('券をわたすように言われました');
    await button(page, '市に送る').click();
    await page.getByText('券をわたすように言われました').waitFor();
    await page.getByLabel('市に書く').fill('昨日もありました');
    await button(page, '送る').click();
    await page.getByText('昨日もありました').waitFor();
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'employee-report');
    await page.goto(`${home}/ask`);
    await page.getByText('やりとり 2件').waitFor();
    expect(complaintsOf(page)).toEqual([]);
  }, 60_000);

  it('gets all own records, and the thanks of a year, as files', async () => {
    const { page, home } = await enter('coworker');
    await page.goto(`${home}/my-data`);
    for (const [name, begins] of [
      ['Excel（.xlsx）', 'PK'],
      ['CSV', '﻿'],
      ['JSON', '{'],
      ['PDFで受けとる', '%PDF'],
    ] as const) {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name, exact: true }).click(),
      ]);
      expect(readFileSync(await file.path(), 'utf8').startsWith(begins)).toBe(true);
    }
    expect(complaintsOf(page)).toEqual([]);
  }, 60_000);

  it('makes lost paper slips unusable, one of them and all', async () => {
    const hr = await openPage(browser, site);
    const hrGrant = (await signInAs(hr, 'employer_hr')).split('/').at(-1)!;
    const { page, home } = await enter();
    const employeeId = await page.evaluate(
      async (grantId) =>
        ((await (await fetch(`/api/v1/as/${grantId}/me`)).json()) as { employeeId: string }).employeeId,
      home.split('/').at(-1)!,
    );
    const printed = await hr.evaluate(
      async ([grantId, id]) =>
        (
          await fetch(`/api/v1/as/${grantId}/paper-sheets`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ employeeId: id, slips: 4, notes: 2 }),
          })
        ).status,
      [hrGrant, employeeId],
    );
    expect(printed).toBe(201);
    await page.goto(`${home}/slips`);
    await page.getByText('4枚つづり・1枚で2まい（2,000円）').waitFor();
    await pressByKeyboard(page, page.getByRole('button', { name: '2番をつかえなくする' }));
    expect(await axe(page)).toEqual([]);
    await pressByKeyboard(page, page.getByRole('alertdialog').getByRole('button', { name: 'つかえなくする' }));
    await page.getByText('つかえません').waitFor();
    await screenshot(page, 'employee-slips');
    await button(page, 'ぜんぶ つかえなくする').click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'つかえなくする' }).click();
    await button(page, 'ぜんぶ つかえなくする').waitFor({ state: 'detached' });
    expect(await axe(page)).toEqual([]);
    expect(complaintsOf(page)).toEqual([]);
  }, 60_000);
});
