import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axe } from '../support/axe.js';
import { type DemoSite, demoSite } from '../support/demo-site.js';
import { openBrowser } from '../support/open-browser.js';
import { complaintsOf, openPage } from '../support/open-page.js';
import { screenshot } from '../support/screenshot.js';
import { signInAs } from '../support/sign-in-as.js';
import { pressByKeyboard, tabTo } from '../support/by-keyboard.js';

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
const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
const balance = (page: Page) => page.locator('main strong.text-5xl').innerText();

describe('a parent', () => {
  it('thanks a co-worker with notes and words, by keyboard alone, and takes them back', async () => {
    const page = await openPage(browser, site);
    const home = await signInAs(page, 'employee');
    await page.goto(home);
    const before = await balance(page);
    await pressByKeyboard(page, page.getByRole('link', { name: 'ありがとうを贈る' }));
    await title(page, 'ありがとうを贈る');

    await pressByKeyboard(page, button(page, 'たしかめる'));
    await page.getByText('贈る人をえらんでください。').waitFor();
    await tabTo(page, page.getByLabel('名前でさがす'));
    await page.keyboard.type('ん');
    const found = page.locator('main ul').getByRole('button').first();
    const name = await found.locator('span').first().innerText();
    await pressByKeyboard(page, found);
    await pressByKeyboard(page, button(page, 'ふやす'));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByLabel('メッセージ'));
    await page.keyboard.press('End');
    await page.keyboard.type(' 助かりました！');
    await pressByKeyboard(page, button(page, 'たしかめる'));
    const dialog = page.getByRole('alertdialog');
    expect(await dialog.getByRole('heading').innerText()).toBe(`${name}に 3,000円を贈りますか？`);
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'employee-give-confirm');
    await pressByKeyboard(page, dialog.getByRole('button', { name: '贈る' }));

    await title(page, 'とどきました');
    await page.getByText(/助かりました！/).waitFor();
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'employee-given');
    await pressByKeyboard(page, button(page, 'とりもどす'));
    await pressByKeyboard(page, page.getByRole('alertdialog').getByRole('button', { name: 'とりもどす' }));
    await page.getByText('3,000円を とりもどしました').waitFor();
    await page.goto(home);
    await page.locator('.note-stack').first().waitFor();
    expect(await balance(page)).toBe(before);
    expect(complaintsOf(page)).toEqual([]);
  }, 60_000);

  it('gives by a link to somebody who comes through it, signs in, and claims it once', async () => {
    const page = await openPage(browser, site);
    const home = await signInAs(page, 'employee');
    await page.goto(`${home}/thanks/give`);
    await button(page, '名前をえらばずに、リンクで贈る').click();
    await page.getByText('お日さま').click();
    await button(page, 'たしかめる').click();
    await button(page, 'リンクを作る').click();
    await title(page, 'リンクができました');
    await page.getByRole('img', { name: '受けとりリンクのQRコード' }).waitFor();
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'employee-link');
    const link = await page.getByText(/\/claim\/demo\//).innerText();

    const other = await openPage(browser, site);
    await other.goto(link);
    await other.waitForURL(/\/sign-in\?/);
    expect(new URL(other.url()).searchParams.get('next')).toBe(new URL(link).pathname);
    await signInAs(other, 'coworker');
    await other.goto(link);
    await title(other, '「ありがとう」がとどいています');
    await button(other, '受けとる').click();
    await title(other, '受けとりました');
    await other.getByText('いつも明るく声をかけてくれて、ありがとう。').waitFor();
    await screenshot(other, 'employee-claimed');
    await other.goto(link);
    await button(other, '受けとる').click();
    await other.getByText('この受け取りリンクの券はもうありません。').waitFor();
    expect(await axe(other)).toEqual([]);
    expect([...complaintsOf(page), ...complaintsOf(other)]).toEqual([]);
  }, 60_000);

  it('sees what was given, shows a link again and takes back what nobody claimed', async () => {
    const page = await openPage(browser, site);
    const home = await signInAs(page, 'employee');
    await page.goto(`${home}/thanks/give`);
    await button(page, '名前をえらばずに、リンクで贈る').click();
    await button(page, 'たしかめる').click();
    await button(page, 'リンクを作る').click();
    const link = await page.getByText(/\/claim\/demo\//).innerText();
    await page.goto(`${home}/thanks/sent`);
    const card = page.getByRole('article').first();
    await card.getByRole('button', { name: 'リンクを見せる' }).click();
    expect(
      await page
        .getByRole('dialog')
        .getByText(/\/claim\//)
        .innerText(),
    ).toBe(link);
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.goto(link);
    await button(page, '受けとる').click();
    await page.getByText('自分で作った受け取りリンクは受け取れません。').waitFor();
    await page.goto(`${home}/thanks/sent`);
    await card.getByRole('button', { name: 'とりもどす' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'とりもどす' }).click();
    await card.getByText('とりもどしました').waitFor();
    expect(await axe(page)).toEqual([]);
  }, 60_000);
});

describe('somebody who was thanked', () => {
  it('sees the cards, and is told why they cannot be passed on', async () => {
    const page = await openPage(browser, site);
    const home = await signInAs(page, 'coworker');
    await page.goto(`${home}/thanks`);
    const cards = page.getByRole('article');
    await cards.first().waitFor();
    const first = await cards.count();
    await button(page, 'もっと見る').click();
    await cards.nth(first).waitFor();
    await page.goto(`${home}/thanks/give`);
    await page.getByText('人からもらった券は、ほかの人に贈れません。').waitFor();
    expect(complaintsOf(page)).toEqual([]);
  }, 60_000);
});
