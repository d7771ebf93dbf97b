import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axe } from '../support/axe.js';
import { type DemoSite, demoSite } from '../support/demo-site.js';
import { openBrowser } from '../support/open-browser.js';
import { complaintsOf, openPage } from '../support/open-page.js';
import { screenshot } from '../support/screenshot.js';
import { signInAs } from '../support/sign-in-as.js';

let site: DemoSite;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([demoSite(), openBrowser()]);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const keptOnDevice = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('sankyu-kept')));

/** Everything that the worker has put away. */
const cached = (page: Page) =>
  page.evaluate(async () => {
    const stores = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return stores.flat().map(({ url }) => new URL(url).pathname);
  });

/** A wallet that was opened once on this device, whose screens are kept. */
async function opened(): Promise<{ page: Page; home: string; balance: string }> {
  const page = await openPage(browser, site);
  const home = await signInAs(page, 'coworker');
  await page.goto(home);
  const balance = await page.locator('main strong.text-5xl').innerText();
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state === 'activated') return;
    await new Promise((done) => active?.addEventListener('statechange', done, { once: true }));
  });
  return { page, home, balance };
}

describe('the wallet on a phone', () => {
  it('opens without a line with the last balance and its time, and takes no payment', async () => {
    const { page, home, balance } = await opened();
    await page.context().setOffline(true);
    await page.goto('/home');
    await page.waitForURL(`**${home}`);
    await page.getByText(/\d{1,2}:\d{2} の時点/).waitFor();
    expect(await page.locator('main strong.text-5xl').innerText()).toBe(balance);
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'employee-home-offline');
    await page.getByRole('navigation').getByRole('link', { name: 'はらう' }).click();
    await page.getByText('電波がないので、はらえません').waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'きろく' }).click();
    await page.getByText('つながりません').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'もう一度読みこむ' }).click();
    await page.locator('main section li').first().waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'ホーム' }).click();
    await page.getByText(/の時点/).waitFor({ state: 'detached' });
  }, 60_000);

  it('keeps what the wallet and the till need, and nothing of the service or the city', async () => {
    const { page } = await opened();
    const paths = await cached(page);
    expect(paths).toContain('/index.html');
    expect(paths.filter((path) => /\/(first|wallet)-/.test(path))).toHaveLength(2);
    expect(paths.filter((path) => path.startsWith('/api/') || /recharts|chart/i.test(path))).toEqual([]);
    const manifest = await page.evaluate(async () => {
      const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]');
      return (await (await fetch(link!.href)).json()) as { start_url: string; display: string; icons: object[] };
    });
    expect(manifest).toMatchObject({ start_url: '/home', display: 'standalone' });
    expect(complaintsOf(page)).toEqual([]);
  }, 60_000);

  it('forgets the balance when its person signs out', async () => {
    const { page, home } = await opened();
    expect(await keptOnDevice(page)).toHaveLength(1);
    await page.goto(`${home}/more`);
    await page.getByRole('main').getByRole('button', { name: 'サインアウト' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/employee'));
    expect(await keptOnDevice(page)).toEqual([]);
  }, 60_000);

  it('takes one person’s balance away where the service refuses it to who is signed in now', async () => {
    const { page, home, balance } = await opened();
    await signInAs(page, 'employee');
    await page.goto(home);
    await page.getByRole('alert').waitFor();
    await page.getByText(balance).waitFor({ state: 'detached' });
    expect(await keptOnDevice(page)).toEqual([]);
    expect(await axe(page)).toEqual([]);
  }, 60_000);

  it('forgets the balance when the session has ended, and comes back to where it was', async () => {
    const { page, home } = await opened();
    // Away first: what the page was still asking for would be refused, and lead to the door by itself.
    await page.goto('about:blank');
    await page.context().clearCookies();
    await page.goto(`${home}/history`);
    await page.waitForURL(/\/sign-in\?/);
    expect(new URL(page.url()).searchParams.get('next')).toBe(`${home}/history`);
    expect(await keptOnDevice(page)).toEqual([]);
  }, 60_000);
});
