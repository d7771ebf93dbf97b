import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { builtScreens } from '../src/http/screens/built-screens.js';
import { openBrowser } from '../test/browser/support/open-browser.js';
import { signInAs } from '../test/browser/support/sign-in-as.js';
import { type Figure, median } from './compare.js';
import type { Figures } from './comparisons.js';
import { npmStart } from './npm-start.js';

const REACH_MS = 2_000;
const REACH_KB = 130;
const KB = 1_000;

/** A mid phone and what is called slow 4G: bytes a second, and milliseconds there and back. */
const CPU_SLOWDOWN = 4;
const SLOW_4G = { offline: false, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8, latency: 150 };
const PHONE = { width: 360, height: 740 };

/** What is fetched after the balance is there belongs to the screen too. */
const LOADS_ON_MS = 3_000;

interface Opening {
  paintMs: number;
  balanceMs: number;
  /** Paths of the scripts that the screen loaded. */
  scripts: Set<string>;
}

/**
 * The employee's wallet in the demo city, opened by somebody who is signed in and has never opened it on this phone:
 * nothing is in the cache, and no service worker has kept anything.
 */
export async function walletOnAPhone(rounds: number, signal: AbortSignal): Promise<Figures> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sankyu-bench-paint-'));
  try {
    const service = await npmStart(dataDir, signal, 'ready');
    const browser = await openBrowser();
    try {
      const opened: Opening[] = [];
      for (let round = 0; round < rounds; round++) opened.push(await openWallet(browser, service.url));
      return await figuresOf(opened);
    } finally {
      await browser.close();
      await service.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function openWallet(browser: Browser, url: string): Promise<Opening> {
  const signedIn = await browser.newContext({ baseURL: url });
  const door = await signedIn.newPage();
  const address = await signInAs(door, 'employee');
  const balance = await door.evaluate(
    async (path) => {
      const { amount } = (await (await fetch(path)).json()) as { amount: number };
      return amount.toLocaleString('en-US');
    },
    `/api/v1/as/${address.split('/')[2]}/wallet`,
  );
  const context = await browser.newContext({
    baseURL: url,
    locale: 'ja-JP',
    viewport: PHONE,
    storageState: { cookies: await signedIn.cookies(), origins: [] },
  });
  const page = await context.newPage();
  await slowDown(page);
  await page.addInitScript(noteWhenShown, balance);
  const scripts = new Set<string>();
  page.on('request', (asked) => {
    const { pathname } = new URL(asked.url());
    if (pathname.endsWith('.js')) scripts.add(pathname);
  });
  await page.goto(address);
  const balanceMs = await page.waitForFunction(() => Number(document.documentElement.dataset.shownAt));
  await page.waitForTimeout(LOADS_ON_MS);
  const paintMs = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  const opening = { paintMs: paintMs ?? NaN, balanceMs: Number(await balanceMs.jsonValue()), scripts };
  await Promise.all([context.close(), signedIn.close()]);
  return opening;
}

async function slowDown(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Network.enable');
  await browser.send('Network.emulateNetworkConditions', SLOW_4G);
  await browser.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
}

/** Runs in the page before anything of it: notes when the text is first painted. */
function noteWhenShown(text: string): void {
  const seen = new MutationObserver(() => {
    if (!document.body?.textContent?.includes(text)) return;
    seen.disconnect();
    requestAnimationFrame(() =>
      setTimeout(() => (document.documentElement.dataset.shownAt = String(performance.now()))),
    );
  });
  seen.observe(document, { subtree: true, childList: true, characterData: true });
}

async function figuresOf(opened: Opening[]): Promise<Figures> {
  const sizes = await Promise.all(opened.map(({ scripts }) => gzipKb(scripts)));
  return {
    'ms to the first paint of the wallet on a mid phone with slow 4G : 2 s': atMost(
      REACH_MS,
      opened.map(({ paintMs }) => paintMs),
    ),
    'ms until the balance stands there : 2 s': atMost(
      REACH_MS,
      opened.map(({ balanceMs }) => balanceMs),
    ),
    'kB of JavaScript, gzip, that the wallet loads : 130 kB': atMost(REACH_KB, sizes),
  };
}

function atMost(against: number, values: number[]): Figure {
  const value = median(values);
  return { value, against, ratio: value / against, reach: 1, better: 'lower' };
}

async function gzipKb(scripts: Set<string>): Promise<number> {
  const folder = builtScreens() ?? '';
  const sizes = await Promise.all(
    [...scripts].map(async (path) => gzipSync(await readFile(join(folder, path)), { level: 9 }).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / KB;
}
