import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type DemoSite, demoSite } from '../support/demo-site.js';
import { lookAt } from '../support/look-at.js';
import { openBrowser } from '../support/open-browser.js';
import { complaintsOf, type Language, openPage } from '../support/open-page.js';
import { signInAs } from '../support/sign-in-as.js';

/** Every screen of the workplace that has an address of its own, and what must stand on it before it is looked at. */
const SCREENS = {
  home: ['', '.note-stack'],
  thanks: ['/thanks', 'article'],
  'thanks-sent': ['/thanks/sent', '.border-dashed'],
  give: ['/thanks/give', '.border-dashed'],
  claim: ['/claim/0123456789012345678901', 'main button'],
  pay: ['/pay', 'main fieldset'],
  scan: ['/pay/scan', 'main video, main [role=status]'],
  shops: ['/shops', 'article'],
  history: ['/history', 'main section li'],
  disputes: ['/disputes', '.border-dashed'],
  more: ['/more', 'main ul'],
  enrolment: ['/enrolment', '.border-dashed'],
  notices: ['/notices', 'input[type=checkbox]'],
  slips: ['/slips', '.border-dashed'],
  'my-data': ['/my-data', 'main select'],
  ask: ['/ask', 'main ul'],
  'ask-new': ['/ask/new', 'textarea'],
} as const satisfies Record<string, [path: string, sign: string]>;

let site: DemoSite;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([demoSite(), openBrowser()]);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function look(page: Page, name: string, language: Language): Promise<void> {
  expect(await lookAt(page, `employee-${name}`, language)).toEqual([]);
}

describe.each<Language>(['ja', 'en'])('the screens of an employee in %s', (language) => {
  it('have nothing that axe finds, and never scroll sideways', async () => {
    const page = await openPage(browser, site, language);
    const home = await signInAs(page, 'coworker');
    for (const [name, [path, sign]] of Object.entries(SCREENS)) {
      await page.goto(`${home}${path}`);
      await page.locator('h1').waitFor();
      await page.locator(sign).first().waitFor();
      await look(page, name, language);
    }
    expect(complaintsOf(page)).toEqual([]);
  }, 120_000);

  it('stand also where somebody has an own place, notes to give and nothing received', async () => {
    const page = await openPage(browser, site, language);
    const home = await signInAs(page, 'employee');
    for (const [name, path, sign] of [
      ['home-parent', '', 'main a[href$="/enrolment"]'],
      ['give-parent', '/thanks/give', 'form textarea'],
      ['thanks-none', '/thanks', '.border-dashed'],
      ['enrolment-parent', '/enrolment', 'main dl'],
    ] as const) {
      await page.goto(`${home}${path}`);
      await page.locator(sign).first().waitFor();
      await look(page, name, language);
    }
    expect(complaintsOf(page)).toEqual([]);
  }, 60_000);
});
