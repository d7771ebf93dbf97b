import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { axe } from '../support/axe.js';
import { type DemoSite, demoSite } from '../support/demo-site.js';
import { openBrowser } from '../support/open-browser.js';
import { openPage } from '../support/open-page.js';
import { signInAs } from '../support/sign-in-as.js';

let site: DemoSite;
let browser: Browser;
let page: Page;
let field: Locator;

beforeAll(async () => {
  [site, browser] = await Promise.all([demoSite(), openBrowser()]);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

beforeEach(async () => {
  page = await openPage(browser, site, 'ja', { viewport: { width: 1280, height: 900 } });
  await page.goto(`${await signInAs(page, 'city_finance')}/payroll`);
  field = page.locator('input[role=combobox]').first();
  await field.waitFor();
});

const options = () => page.getByRole('listbox').getByRole('option');

it('asks the service for what is typed, and lets one choose by the arrow keys', async () => {
  await field.focus();
  await page.keyboard.type('病院', { delay: 20 });
  await page.waitForFunction(() => document.querySelectorAll('[role=listbox] [role=option]').length === 1);
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  const active = await field.getAttribute('aria-activedescendant');
  expect(await page.locator(`[id="${active}"]`).innerText()).toMatch(/さくら病院/);
  await page.keyboard.press('Enter');
  expect(await field.inputValue()).toBe('医療法人さくら病院');
  expect(await options().count()).toBe(0);
});

it('takes back what was typed without choosing, and what was chosen when it is emptied', async () => {
  await field.click();
  await options().first().click();
  const chosen = await field.inputValue();
  expect(chosen).not.toBe('');
  await field.fill('だれか');
  await page.keyboard.press('Escape');
  expect([await field.inputValue(), await field.getAttribute('aria-expanded')]).toEqual([chosen, 'false']);
  await field.fill('');
  await field.blur();
  expect(await field.inputValue()).toBe('');
});

it('says that nothing was found', async () => {
  await field.fill('この世にない会社');
  await page.getByText('見つかりません。別の言葉でためしてください。').last().waitFor();
  expect(await options().count()).toBe(0);
  expect(await axe(page)).toEqual([]);
});
