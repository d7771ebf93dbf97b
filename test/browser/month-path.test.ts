import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { type DemoSite, demoSite } from './support/demo-site.js';
import { openBrowser } from './support/open-browser.js';
import { complaintsOf, openPage } from './support/open-page.js';
import { screenshot } from './support/screenshot.js';

/** Of a line in the form of the Japanese Bankers Association (総合振込). */
const ZENGIN_LINE = 120;

let site: DemoSite;
let browser: Browser;
/** That of whoever tries the demo, who is one person after the other in it. */
let desk: Page;
/** For the moment at the counter two people look at their screens at once. */
let phone: Page;
let till: Page;
let roster: Buffer;
let coworker: string;

beforeAll(async () => {
  [site, browser] = await Promise.all([demoSite(), openBrowser()]);
  desk = await openPage(browser, site, 'ja', { viewport: { width: 1280, height: 900 } });
  phone = await openPage(browser, site);
  till = await openPage(browser, site, 'ja', { viewport: { width: 1024, height: 768 } });
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const STEPS = ['roster', 'approval', 'issuing', 'thanks', 'payment', 'closing', 'payout'] as const;
const step = (page: Page, name: (typeof STEPS)[number]) =>
  page.locator('ol[aria-label="ひと月をためす"] > li').nth(STEPS.indexOf(name));

/** Becomes the one who does a step, from the page of the demo, and comes to where it is done. */
async function be(page: Page, name: (typeof STEPS)[number], who: string): Promise<void> {
  await page.goto('/demo');
  await step(page, name)
    .getByRole('button', { name: `${who}になる`, exact: true })
    .click();
  await page.waitForURL((url) => url.pathname !== '/demo');
  await page.locator('h1').waitFor();
}

/** The step that was just done has its mark, and the next one is named. */
async function expectDone(name: (typeof STEPS)[number]): Promise<void> {
  await desk.goto('/demo');
  await step(desk, name).getByText('済み').waitFor();
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
const sure = (page: Page, name: string) =>
  page.locator('[role=dialog], [role=alertdialog]').getByRole('button', { name, exact: true });
const navigate = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'メインメニュー' }).getByRole('link', { name, exact: true }).click();

describe('a whole month, by the screens alone', () => {
  it('begins with what the demo says and gives', async () => {
    await desk.goto('/');
    await desk.getByRole('link', { name: 'デモのまちで試す' }).click();
    await title(desk, 'デモのまちへようこそ');
    await step(desk, 'payout').waitFor();
    expect(await desk.getByText('済み', { exact: true }).count()).toBe(0);
    const saved = desk.waitForEvent('download');
    await desk.getByRole('link', { name: '名簿の見本をダウンロード' }).click();
    roster = await readFile(await (await saved).path());
    const card = desk.getByRole('listitem').filter({ has: desk.getByRole('heading', { name: '同僚', exact: true }) });
    coworker = (await card.locator('p').first().innerText()).trim();
  });

  it('HR uploads the roster: its wrong row is told, the others are taken', async () => {
    await be(desk, 'roster', '会社の人事担当');
    await desk.locator('input[type=file]').setInputFiles({ name: 'roster.csv', mimeType: 'text/csv', buffer: roster });
    await desk.getByRole('heading', { name: '確かめた結果' }).waitFor();
    await desk.getByRole('listitem').filter({ hasText: '見本 まちがい' }).getByText('子の生年月日').first().waitFor();
    await screenshot(desk, 'month-roster');
    await button(desk, '3件を取り込む').click();
    await sure(desk, '3件を取り込む').click();
    await desk.getByText('取り込みが終わりました。').waitFor();
    await expectDone('roster');
  });

  it('the welfare section approves who came with it', async () => {
    await be(desk, 'approval', '市の子育て担当');
    for (const name of ['長谷川 さくら', '西村 大輔', 'アンダーソン 真由美'])
      await desk.getByRole('link', { name }).first().waitFor();
    await desk.getByRole('checkbox', { name: 'このページのすべてをえらぶ' }).check();
    await button(desk, 'まとめて承認').click();
    await desk.getByRole('textbox', { name: '理由' }).fill('申請の内容を確かめました。');
    await screenshot(desk, 'month-approval');
    await sure(desk, '承認する').click();
    await desk.locator('[role=dialog], [role=alertdialog]').waitFor({ state: 'detached' });
    await expectDone('approval');
  });

  it('the finance section issues the month to them', async () => {
    await be(desk, 'issuing', '市の財政・会計');
    await button(desk, /分を配付する$/).click();
    await screenshot(desk, 'month-issuing');
    await sure(desk, '配付する').click();
    await desk.getByText('資格のある全員に配付済みです').waitFor();
    await expectDone('issuing');
  });

  it('a parent thanks a co-worker', async () => {
    await be(desk, 'thanks', '保護者');
    await desk.getByLabel('名前でさがす').fill(coworker);
    await desk.getByRole('main').locator('ul').getByRole('button').first().click();
    await button(desk, 'ふやす').click();
    await button(desk, 'たしかめる').click();
    await sure(desk, '贈る').click();
    await title(desk, 'とどきました');
    await expectDone('thanks');
  });

  it('the co-worker shows a code, which the shop’s clerk takes by the number pad', async () => {
    await be(phone, 'payment', '同僚');
    await button(phone, 'コードを出す').click();
    await title(phone, 'お店の人に見せてください');
    const digits = (await phone.getByText(/^\d{4} \d{4}$/).innerText()).replace(' ', '');
    await be(till, 'payment', 'お店の店員');
    await button(till, '番号を入れる').click();
    for (const digit of digits) await button(till, digit).click();
    await button(till, '受け取る').click();
    await till.getByRole('alertdialog', { name: '受け取りました', exact: true }).waitFor();
    await title(phone, 'はらいました');
    await expectDone('payment');
  });

  it('one of the finance section closes the last month, and cannot approve that; another one does', async () => {
    await be(desk, 'closing', '市の財政・会計');
    await desk.getByRole('link', { name: /の締めを始める$/ }).click();
    await button(desk, /^\d.*を締める$/).click();
    await sure(desk, '締める').click();
    await desk.getByText('あなたが準備したため、あなたは承認できません').waitFor();
    expect(await button(desk, /の締めを承認する$/).count()).toBe(0);
    await screenshot(desk, 'month-closing-refused');

    await be(desk, 'closing', '市の財政・会計（承認者）');
    await desk.getByRole('link', { name: /の締めを続ける$/ }).click();
    await button(desk, /の締めを承認する$/).click();
    await sure(desk, '承認する').click();
    await desk.getByText('台帳の封印 第').waitFor();
    await screenshot(desk, 'month-closed');
    await expectDone('closing');
  });

  it('what the shops are owed is paid out, by two people too, in a file that the bank reads', async () => {
    await be(desk, 'payout', '市の財政・会計');
    await navigate(desk, '精算');
    await button(desk, /分の精算をつくる$/).click();
    await sure(desk, 'つくる').click();
    await desk.getByText('精算は、すべてできています').waitFor();
    await navigate(desk, '振込');
    await button(desk, /の振込データを準備する$/).click();
    await sure(desk, '準備する').click();
    await desk.getByText('あなたが準備したため、あなたは承認できません').waitFor();
    expect(await button(desk, 'この振込データを承認する').count()).toBe(0);

    await be(desk, 'payout', '市の財政・会計（承認者）');
    await desk.locator('main th a, main h2 a, main h3 a').first().click();
    await button(desk, 'この振込データを承認する').click();
    await sure(desk, '承認する').click();
    const saved = desk.waitForEvent('download');
    await button(desk, '振込ファイルを出力する').click();
    await sure(desk, '出力する').click();
    const file = await readFile(await (await saved).path());
    const lines = file.toString('latin1').split('\r\n').filter(Boolean);
    expect(lines.map(({ length }) => length)).toEqual(lines.map(() => ZENGIN_LINE));
    expect(lines.map(([kind]) => kind).join('')).toMatch(/^12+89$/);
    await screenshot(desk, 'month-payout');
    await expectDone('payout');
  });

  it('ends where it began, with every step done and nothing that a browser complained of', async () => {
    await desk.getByText('ひと月が終わりました').waitFor();
    await screenshot(desk, 'month-done');
    for (const page of [desk, phone, till]) expect(complaintsOf(page)).toEqual([]);
  });
});
