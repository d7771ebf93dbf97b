import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type DemoSite, demoSite } from '../support/demo-site.js';
import { lookAt } from '../support/look-at.js';
import { openBrowser } from '../support/open-browser.js';
import { complaintsOf, type Language, openPage } from '../support/open-page.js';
import { signInAs } from '../support/sign-in-as.js';

const DESK = { viewport: { width: 1280, height: 900 } };
const SCREENS = ['rules', 'criteria', 'details', 'people', 'programs', 'audit', 'clock', 'my-data'];

let site: DemoSite;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([demoSite(), openBrowser()]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function adminAt(screen: string, language: Language = 'ja'): Promise<{ page: Page; home: string }> {
  const page = await openPage(browser, site, language, DESK);
  const home = await signInAs(page, 'city_admin');
  await page.goto(`${home}/${screen}`);
  return { page, home };
}

it.each<Language>(['ja', 'en'])(
  'every screen of the settings is readable at every width, in %s',
  async (language) => {
    const { page, home } = await adminAt('rules', language);
    const found: string[] = [];
    for (const screen of SCREENS) {
      await page.goto(`${home}/${screen}`);
      found.push(...(await lookAt(page, `city-${screen}`, language)));
    }
    expect([...found, ...complaintsOf(page)]).toEqual([]);
  },
  120_000,
);

describe('the rules', () => {
  it('change from a coming month on, with each change confirmed as before and after', async () => {
    const { page } = await adminAt('rules');
    await page.getByRole('link', { name: 'きまりを変える' }).click();
    await page.getByLabel('受けとりリンクの日数').fill('14');
    await page.getByRole('button', { name: 'この内容で変える' }).click();
    const asked = page.getByRole('alertdialog');
    await asked.getByText('30 → 14').waitFor();
    await asked.getByRole('button', { name: 'この内容で変える' }).click();
    await page.getByText('これから', { exact: true }).waitFor();
    expect(complaintsOf(page)).toEqual([]);
  });

  it('are not changed for a month that has passed, and the form says so', async () => {
    const { page } = await adminAt('rules');
    await page.getByRole('link', { name: 'きまりを変える' }).click();
    await page.getByLabel('始まる月').fill('2026-06');
    await page.getByLabel('何歳になるまで').fill('4');
    await page.getByRole('button', { name: 'この内容で変える' }).click();
    const asked = page.getByRole('alertdialog');
    await asked.getByRole('button', { name: 'この内容で変える' }).click();
    await asked.getByRole('alert').waitFor();
  });
});

describe('the people', () => {
  it('are invited by keyboard alone, and the invitation is withdrawn again', async () => {
    const { page } = await adminAt('people');
    await page.getByRole('button', { name: '招待する' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Tab');
    await page.getByRole('dialog').getByLabel('名前').focus();
    await page.keyboard.type('新しい 担当');
    await page.keyboard.press('Tab');
    await page.keyboard.type('new@city.example.jp');
    await page.keyboard.press('Enter');
    const row = page.getByRole('row', { name: /new@city\.example\.jp/ });
    await row.waitFor();
    await row.getByRole('button', { name: /招待を取り消す/ }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '招待を取り消す' }).click();
    await row.waitFor({ state: 'detached' });
  });
});

it('the audit log leads from an act to what it changed, field by field', async () => {
  const { page } = await adminAt('criteria');
  await page.getByRole('button', { name: '基準を加える' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('名前（日本語）').fill('在宅勤務');
  await form.getByLabel('名前（英語）').fill('Working from home');
  await form.getByLabel(/記号/).fill('from_home');
  await form.getByLabel('説明').fill('週に2日以上、家で働ける。');
  await form.getByRole('button', { name: '基準を加える' }).click();
  await page.getByText('在宅勤務').waitFor();
  await page.goto(page.url().replace(/criteria$/, 'audit?what=criteria.write'));
  await page
    .getByRole('row', { name: /認定の基準を変えた/ })
    .first()
    .getByRole('link')
    .click();
  await page.getByRole('cell', { name: '在宅勤務' }).waitFor();
});

it('an auditor of the city sees the settings and is offered no change', async () => {
  const page = await openPage(browser, site, 'ja', DESK);
  const home = await signInAs(page, 'city_auditor');
  for (const screen of ['rules', 'criteria', 'people', 'audit']) {
    await page.goto(`${home}/${screen}`);
    await page.locator('h1').waitFor();
    await page.locator('main .animate-pulse').first().waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: /変える|加える|招待|終わ/ }).count()).toBe(0);
  }
});
