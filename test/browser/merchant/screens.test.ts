import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axe } from '../support/axe.js';
import { lookAt } from '../support/look-at.js';
import { complaintsOf, type Language } from '../support/open-page.js';
import { screenshot } from '../support/screenshot.js';
import { sidewaysScroll, WIDTHS } from '../support/widths.js';
import { Counter } from './counter.js';
import { closeFirstMonth } from './paid-month.js';

let counter: Counter;

beforeAll(async () => {
  counter = await Counter.open();
  await closeFirstMonth(counter.site);
});
afterAll(async () => {
  await counter?.close();
});

const OWNERS = [
  ['till', ''],
  ['today', 'today'],
  ['day', 'today?day=2026-10-30'],
  ['receipt', 'today', 'main li a'],
  ['disputes', 'disputes'],
  ['money', 'money'],
  ['settlement', 'money', 'main li a'],
  ['certification', 'certification'],
  ['application', 'certification', 'main a[href*="/certification/"]'],
  ['more', 'more'],
  ['shops', 'shops'],
  ['shop', 'shops', 'main li a'],
  ['people', 'people'],
  ['bank', 'bank'],
  ['programs', 'programs'],
  ['settings', 'settings'],
] as const;
const CLERKS = [
  ['till', ''],
  ['today', 'today'],
  ['more', 'more'],
  ['settings', 'settings'],
] as const;

const look = (page: Page, name: string, language: Language) => lookAt(page, `merchant-${name}`, language);

it.each(['ja', 'en'] as const)('keep to WCAG 2.2 AA at each width, in %s: the owner’s', async (language) => {
  const { page, home } = await counter.screen('merchant_owner', { language });
  const found: string[] = [];
  for (const [name, path, link] of OWNERS) {
    await page.goto(`${home}/${path}`);
    if (link) await page.locator(link).first().click();
    if (link) await page.waitForURL((url) => !url.pathname.endsWith(`/${path}`));
    found.push(...(await look(page, name, language)));
  }
  expect(found).toEqual([]);
  expect(complaintsOf(page)).toEqual([]);
  await page.context().close();
});

it.each(['ja', 'en'] as const)('keep to WCAG 2.2 AA at each width, in %s: the clerk’s', async (language) => {
  const { page, home } = await counter.screen('merchant_clerk', { language });
  const found: string[] = [];
  for (const [name, path] of CLERKS) {
    await page.goto(`${home}/${path}`);
    found.push(...(await look(page, `clerk-${name}`, language)));
  }
  expect(found).toEqual([]);
  expect(await page.getByRole('navigation').last().getByRole('link').allInnerTexts()).toHaveLength(3);
  await page.context().close();
});

it.each(['ja', 'en'] as const)('keep to it while a payment is told, in %s', async (language) => {
  const { page, home } = await counter.screen('merchant_clerk', { language });
  const words = {
    ja: { type: '番号を入れる', take: '受け取る', field: 'お客さまの番号', next: 'つぎのお客さま', again: 'もう一度' },
    en: {
      type: 'Type the number',
      take: 'Take',
      field: 'The customer’s number',
      next: 'Next customer',
      again: 'Again',
    },
  }[language];
  const found: string[] = [];
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const type = async (digits: string) => {
    await button(words.type).click();
    found.push(...(await look(page, 'digits', language)));
    await page.getByLabel(words.field).fill(digits);
    await button(words.take).click();
  };
  const open = async (name: string) => {
    const alert = page.getByRole('alertdialog');
    await alert.waitFor();
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 740 });
      found.push(...(await sidewaysScroll(page)), ...(await axe(page)).map((line) => `${name} ${width}: ${line}`));
    }
    await page.setViewportSize({ width: 360, height: 740 });
    await screenshot(page, `merchant-${name}-360-${language}`);
  };
  await page.goto(home);
  await type((await counter.showCode(2)).digits);
  await open('taken');
  await button(words.next).click();
  await type('00000000');
  await open('refused');
  await button(words.again).click();
  await page.route('**/redemptions', (route) => route.abort('connectionreset'));
  await type((await counter.showCode(1)).digits);
  await page
    .getByText(/まだ受け取っていません|Not taken yet/)
    .first()
    .waitFor();
  await open('unanswered');
  expect(found).toEqual([]);
  await page.context().close();
});
