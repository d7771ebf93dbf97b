import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { axe } from './support/axe.js';
import { type DemoSite, demoSite } from './support/demo-site.js';
import { openBrowser } from './support/open-browser.js';
import { complaintsOf, type Language, openPage } from './support/open-page.js';
import { screenshot } from './support/screenshot.js';
import { signInAs } from './support/sign-in-as.js';
import { eachWidth, sidewaysScroll, WIDTHS, ZOOMED } from './support/widths.js';

let site: DemoSite;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([demoSite(), openBrowser()]);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe('the first page in a real browser', () => {
  it.each<Language>(['ja', 'en'])('opens without a complaint, and axe finds nothing, in %s', async (language) => {
    const page = await openPage(browser, site, language);
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    await eachWidth(
      page,
      async (width) => {
        expect([width, ...(await axe(page)), ...(await sidewaysScroll(page))]).toEqual([width]);
        await screenshot(page, `start-${language}-${width}`);
      },
      [...WIDTHS, ZOOMED],
    );
    expect(complaintsOf(page)).toEqual([]);
  });

  it('opens at whatever address one comes in by, and says when there is nothing', async () => {
    const page = await openPage(browser, site);
    const answer = await page.goto('/no/such/screen');
    expect(answer?.status()).toBe(200);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect([...(await axe(page)), ...complaintsOf(page)]).toEqual([]);
  });

  it('lets somebody of the demo city in, by the cookie alone', async () => {
    const page = await openPage(browser, site);
    const workplace = await signInAs(page, 'employee');
    await page.goto(workplace);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(new RegExp(`^${workplace}`));
    expect(complaintsOf(page)).toEqual([]);
  });
});

describe('what would be found', () => {
  it('is a script or style in the page, which its policy forbids', async () => {
    const page = await openPage(browser, site);
    await page.goto('/');
    await page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      document.head.append(style);
    });
    expect(complaintsOf(page).join()).toMatch(/Content Security Policy/);
  });

  it('is a picture without words and a page too wide', async () => {
    const page = await openPage(browser, site);
    await page.goto('/');
    await page.evaluate(() => {
      const picture = document.createElement('img');
      picture.src = '/icon.svg';
      picture.style.minWidth = '500px';
      document.body.append(picture);
    });
    expect((await axe(page)).join()).toMatch(/image-alt/);
    expect((await sidewaysScroll(page)).join()).toMatch(/the page is 500 wide|img/);
  });
});
