import type { Browser, BrowserContextOptions, ConsoleMessage, Page } from 'playwright-core';
import type { DemoSite } from './demo-site.js';
import { takeMouseAway } from './without-mouse.js';

export type Language = 'ja' | 'en';

/** Everything is on this machine; what has not come by then does not come. */
const LONGEST_WAIT_MS = 15_000;

const complaints = new WeakMap<Page, string[]>();

/**
 * A page in a browser profile of its own, of somebody in Japan with a phone.
 * @param language that the browser asks for
 */
export async function openPage(
  browser: Browser,
  site: Pick<DemoSite, 'url'>,
  language: Language = 'ja',
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: site.url,
    locale: language === 'ja' ? 'ja-JP' : 'en-US',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 360, height: 740 },
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(LONGEST_WAIT_MS);
  const page = await context.newPage();
  if (process.env.PROVE_KEYBOARD) takeMouseAway(page);
  const heard: string[] = [];
  complaints.set(page, heard);
  page.on('pageerror', (error) => heard.push(`a fault of a script: ${error.message}`));
  page.on('console', (message) => {
    if (isComplaint(message)) heard.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  return page;
}

/** What the browser has complained of on this page: faults, what the page's policy forbids, what could not be loaded. */
export function complaintsOf(page: Page): string[] {
  return [...(complaints.get(page) ?? [])];
}

/** A refusal of the API is an answer like any other, though the browser notes it down as an error. */
function isComplaint(message: ConsoleMessage): boolean {
  if (message.type() !== 'error' && message.type() !== 'warning') return false;
  const { url } = message.location();
  const ofTheApi = URL.canParse(url) && new URL(url).pathname.startsWith('/api/');
  return !(ofTheApi && message.text().startsWith('Failed to load resource'));
}
