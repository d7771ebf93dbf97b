import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axe } from '../support/axe.js';
import { type DemoSite, demoSite } from '../support/demo-site.js';
import { openBrowser } from '../support/open-browser.js';
import { complaintsOf, openPage } from '../support/open-page.js';
import { screenshot } from '../support/screenshot.js';
import { signInAs } from '../support/sign-in-as.js';
import { pressByKeyboard } from '../support/by-keyboard.js';
import { openShopSide, type ShopSide } from './shop-side.js';

const CODE_LIVES_MS = 61_000;

let site: DemoSite;
let browser: Browser;
let clerk: ShopSide;
let poster: string;

beforeAll(async () => {
  [site, browser] = await Promise.all([demoSite(), openBrowser()]);
  clerk = await openShopSide(browser, site, 'merchant_clerk');
  const owner = await openShopSide(browser, site, 'merchant_owner');
  const { merchantId } = (await owner.ask('GET', 'me')).body;
  const [shop] = (await owner.ask('GET', `merchants/${merchantId}/shops`)).body;
  const { address } = (await owner.ask('POST', `shops/${shop.id}/posters`)).body;
  poster = `${site.url}${new URL(address).pathname}`;
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
const digits = async (page: Page) => (await page.getByText(/^\d{4} \d{4}$/).innerText()).replace(' ', '');

async function enter(): Promise<{ page: Page; home: string; held: () => Promise<number> }> {
  const page = await openPage(browser, site);
  const home = await signInAs(page, 'coworker');
  const held = () =>
    page.evaluate(
      async (grantId) => ((await (await fetch(`/api/v1/as/${grantId}/wallet`)).json()) as { notes: number }).notes,
      home.split('/').at(-1)!,
    );
  return { page, home, held };
}

describe('paying with a code', () => {
  it('goes to paid as soon as the shop has taken it, by keyboard alone, and can be reported as wrong', async () => {
    const { page, home } = await enter();
    await page.goto(home);
    await pressByKeyboard(page, page.getByRole('main').getByRole('link', { name: 'お店ではらう' }));
    await pressByKeyboard(page, button(page, '3まい'));
    await pressByKeyboard(page, button(page, 'コードを出す'));
    await title(page, 'お店の人に見せてください');
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'employee-code');
    expect(await clerk.ask('POST', 'redemptions', { digits: await digits(page) })).toMatchObject({ status: 201 });
    await title(page, 'はらいました');
    await page.getByText('3,000円').waitFor();
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'employee-paid');

    await page.goto(`${home}/history`);
    await pressByKeyboard(page, page.getByRole('button', { name: /^まちがい？/ }));
    await pressByKeyboard(page, page.getByRole('dialog').getByRole('button', { name: '市に知らせる' }));
    await page.getByText('何がおかしいか、書いてください。').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByLabel(/何がおかしいですか/).fill('2まいのはずでした');
    await pressByKeyboard(page, page.getByRole('dialog').getByRole('button', { name: '市に知らせる' }));
    await page.getByText('市に知らせました').waitFor();
    await page.goto(`${home}/disputes`);
    await page.getByText('2まいのはずでした').waitFor();
    await page.getByText('市がしらべています').waitFor();
    expect(await axe(page)).toEqual([]);
    expect(complaintsOf(page)).toEqual([]);
  }, 60_000);

  it('shows a new code when the old one has run out, and stops when nobody seems to be there', async () => {
    const { page, home } = await enter();
    await page.clock.install();
    await page.goto(`${home}/pay`);
    await button(page, 'コードを出す').click();
    const shown = new Set([await digits(page)]);
    for (let renewed = 1; renewed < 5; renewed += 1) {
      const before = await digits(page);
      await page.clock.fastForward(CODE_LIVES_MS);
      await page.getByText(`${before.slice(0, 4)} ${before.slice(4)}`, { exact: true }).waitFor({ state: 'detached' });
      shown.add(await digits(page));
    }
    expect(shown.size).toBe(5);
    await page.clock.fastForward(CODE_LIVES_MS);
    await page.getByText('コードの時間が切れました').waitFor();
    expect(await axe(page)).toEqual([]);
    await button(page, '新しいコードを出す').click();
    expect(shown).not.toContain(await digits(page));
    expect(complaintsOf(page)).toEqual([]);
  }, 60_000);

  it('is not offered without a line', async () => {
    const { page, home } = await enter();
    await page.goto(`${home}/pay`);
    await button(page, 'コードを出す').waitFor();
    await page.context().setOffline(true);
    await page.getByText('電波がないので、はらえません').waitFor();
    expect(await button(page, 'コードを出す').count()).toBe(0);
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'employee-pay-offline');
    await page.context().setOffline(false);
    await button(page, 'コードを出す').waitFor();
  }, 60_000);
});

describe('paying at a poster', () => {
  it('leads from its QR code by sign-in to the shop, and shows a receipt', async () => {
    const stranger = await openPage(browser, site);
    await stranger.goto(poster);
    await stranger.waitForURL(/\/sign-in\?/);
    const { page, held } = await enter();
    const before = await held();
    await page.goto(poster);
    await title(page, 'このお店ではらう');
    await page.getByText('喫茶ひなた').first().waitFor();
    await button(page, 'ふやす').click();
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'employee-poster');
    await button(page, 'たしかめる').click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'はらう' }).click();
    await title(page, 'はらいました');
    expect(await held()).toBe(before - 2);
    expect(complaintsOf(page)).toEqual([]);
  }, 60_000);

  it('pays once where the answer was lost and it is sent again', async () => {
    const { page, held } = await enter();
    const before = await held();
    await page.goto(poster);
    await button(page, 'たしかめる').click();
    let lost = 0;
    await page.route('**/posters/*/redemptions', async (route) => {
      lost += 1;
      if (lost > 4) return route.fallback();
      // The service does it, but nobody hears the answer.
      await route.fetch();
      return route.abort('connectionreset');
    });
    const pay = page.getByRole('alertdialog').getByRole('button', { name: 'はらう' });
    await pay.click();
    await page.getByText('つながりません').waitFor();
    expect(await axe(page)).toEqual([]);
    await pay.click();
    await title(page, 'はらいました');
    expect([lost, await held()]).toEqual([5, before - 1]);
  }, 60_000);

  it('says in words that a poster is not known', async () => {
    const { page, home } = await enter();
    await page.goto(`${home}/pay/poster/0123456789012345678901`);
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(/ポスター|見つかりません/);
    expect(await axe(page)).toEqual([]);
  });
});
