import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axe } from '../support/axe.js';
import { type DemoSite, demoSite } from '../support/demo-site.js';
import { openBrowser } from '../support/open-browser.js';
import { openPage } from '../support/open-page.js';
import { signInAs } from '../support/sign-in-as.js';

let site: DemoSite;
let browser: Browser;
let page: Page;

const file = (name: string, size = 10) => ({ name, mimeType: 'text/csv', buffer: Buffer.alloc(size, 'a') });
const place = () => page.locator('input[type=file]').first();

beforeAll(async () => {
  [site, browser] = await Promise.all([demoSite(), openBrowser()]);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

beforeEach(async () => {
  page = await openPage(browser, site);
  await page.goto(`${await signInAs(page, 'employer_hr')}/import`);
  await place().waitFor({ state: 'attached' });
});

it.each([
  ['名簿.pdf', 10, '「名簿.pdf」は使えません'],
  ['空.csv', 0, '「空.csv」には何も入っていません'],
  ['大.csv', 20 * 1024 ** 2 + 1, '「大.csv」は大きすぎます'],
])('says at once what is wrong with %s of %d bytes, and sends nothing', async (name, size, words) => {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url());
  });
  await place().setInputFiles(file(name, size));
  await page.getByRole('alert').getByText(words).waitFor();
  expect(await place().getAttribute('aria-invalid')).toBe('true');
  expect(await axe(page)).toEqual([]);
  expect(sent).toEqual([]);
});

it('is opened by the keyboard alone', async () => {
  // What still comes from the service must not take the focus away between the two.
  await page.waitForLoadState('networkidle');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), place().press('Enter')]);
  await chooser.setFiles(file('名簿.csv'));
  await page.getByText('名簿.csv').first().waitFor();
});

it('takes a file that is dropped on it', async () => {
  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['社員番号,氏名'], '落とした.csv'));
    return data;
  });
  await page.locator('label:has(input[type=file])').first().dispatchEvent('drop', { dataTransfer: dropped });
  await page.getByText('落とした.csv').first().waitFor();
});
