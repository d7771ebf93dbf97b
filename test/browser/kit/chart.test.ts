import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { axe } from '../support/axe.js';
import { type DemoSite, demoSite } from '../support/demo-site.js';
import { openBrowser } from '../support/open-browser.js';
import { complaintsOf, openPage } from '../support/open-page.js';
import { screenshot } from '../support/screenshot.js';
import { signInAs } from '../support/sign-in-as.js';
import { eachWidth, sidewaysScroll } from '../support/widths.js';

let site: DemoSite;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([demoSite(), openBrowser()]);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

it('is a picture, a sentence and a table of the same figures; what draws it is fetched only then', async () => {
  const page = await openPage(browser, site);
  const drawing: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('chart-picture')) drawing.push(request.url());
  });
  const workplace = await signInAs(page, 'city_finance');
  await page.goto(`${workplace}/enrolments`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(drawing).toEqual([]);
  await page.goto(`${workplace}/split`);
  const figure = page.getByRole('figure').first();
  await figure.locator('svg.recharts-surface').first().waitFor();
  expect(drawing).toHaveLength(1);

  const picture = figure.getByRole('img').first();
  const summary = await picture.evaluate(
    (element) => document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent ?? '',
  );
  expect(summary.length).toBeGreaterThan(10);
  expect(await figure.getByRole('table').isVisible()).toBe(false);
  await figure.getByText('表で見る').focus();
  await page.keyboard.press('Enter');
  const table = figure.getByRole('table');
  await table.waitFor();
  const bars = await figure.locator('.recharts-bar-rectangle').count();
  const cells = (await table.getByRole('row').count()) - 1;
  const series = (await table.getByRole('columnheader').count()) - 1;
  expect([bars > 1, bars]).toEqual([true, cells * series]);
  await eachWidth(page, async (width) => {
    expect([width, ...(await axe(page)), ...(await sidewaysScroll(page))]).toEqual([width]);
    await screenshot(page, `kit-chart-${width}`);
  });
  expect(complaintsOf(page)).toEqual([]);
}, 90_000);
