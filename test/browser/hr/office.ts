import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { type DemoSite, demoSite } from '../support/demo-site.js';
import { openBrowser } from '../support/open-browser.js';
import { type Language, openPage } from '../support/open-page.js';
import { signInAs } from '../support/sign-in-as.js';

export const DESK = { viewport: { width: 1280, height: 900 } };

const CITY_ID = 1;
const FIRST_MONTH = '2026-05';
const HEADER = '社員番号,氏名,フリガナ,メールアドレス,子の生年月日,育児休業開始日,復職日';

/** The HR office of an employer of the demo city, and a browser on its desk. */
export class Office {
  private constructor(
    readonly site: DemoSite,
    private readonly browser: Browser,
  ) {}

  static async open(): Promise<Office> {
    const [site, browser] = await Promise.all([demoSite(), openBrowser()]);
    return new Office(site, browser);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.site.close();
  }

  /** A screen of somebody of HR, signed in. */
  async screen(
    language: Language = 'ja',
    options: BrowserContextOptions = DESK,
  ): Promise<{ page: Page; home: string }> {
    const page = await openPage(this.browser, this.site, language, options);
    return { page, home: await signInAs(page, 'employer_hr') };
  }

  /** Closes and invoices the city's first month, so that there is a bill. */
  async bill(): Promise<void> {
    const { app } = this.site;
    const [one, another] = [await app.tokenFor(CITY_ID, 'city_finance'), await app.tokenFor(CITY_ID, 'city_finance')];
    for (const [token, path, body] of [
      [one, `closings/${FIRST_MONTH}/prepare`, {}],
      [another, `closings/${FIRST_MONTH}/approve`, {}],
      [one, 'invoice-runs', { month: FIRST_MONTH }],
    ] as const) {
      const { status, body: said } = await app.fetch(`/api/v1/${path}`, { token, body });
      if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(said)}`);
    }
  }
}

/** A roster as a file that is chosen in the page. */
export function roster(name: string, ...rows: string[]) {
  return { name, mimeType: 'text/csv', buffer: Buffer.from([HEADER, ...rows].join('\n')) };
}

export const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
export const link = (page: Page, name: string | RegExp): Locator => page.getByRole('link', { name, exact: true });
export const heading = (page: Page, name: string | RegExp): Locator => page.getByRole('heading', { name });
/** A button of what is asked before something is done. */
export const sure = (page: Page, name: string): Locator =>
  page.getByRole('alertdialog').getByRole('button', { name, exact: true });
