import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { type DemoSite, demoSite } from '../../support/demo-site.js';
import { openBrowser } from '../../support/open-browser.js';
import { type Language, openPage } from '../../support/open-page.js';
import { signInAs } from '../../support/sign-in-as.js';

export const FIRST_MONTH = '2026-05';

const CITY_ID = 1;
const DESK = { viewport: { width: 1280, height: 900 } };

type Person = 'city_finance' | 'city_approver' | 'city_auditor';

/** The finance section of the demo city: two people, and whoever looks over their shoulders. */
export class FinanceDesk {
  private constructor(
    readonly site: DemoSite,
    private readonly browser: Browser,
  ) {}

  static async open(): Promise<FinanceDesk> {
    const [site, browser] = await Promise.all([demoSite(), openBrowser()]);
    return new FinanceDesk(site, browser);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.site.close();
  }

  async screen(
    person: Person,
    language: Language = 'ja',
    options: BrowserContextOptions = DESK,
  ): Promise<{ page: Page; home: string }> {
    const page = await openPage(this.browser, this.site, language, options);
    return { page, home: await signInAs(page, person) };
  }

  /** The first month, closed, billed, settled and in a batch that waits for its approval. */
  async firstMonth(): Promise<void> {
    const { app } = this.site;
    const [one, another] = [await app.tokenFor(CITY_ID, 'city_finance'), await app.tokenFor(CITY_ID, 'city_finance')];
    for (const [token, path, body] of [
      [one, `closings/${FIRST_MONTH}/prepare`, {}],
      [another, `closings/${FIRST_MONTH}/approve`, {}],
      [one, 'invoice-runs', { month: FIRST_MONTH }],
      [one, 'settlement-runs', { month: FIRST_MONTH }],
      [one, 'payout-batches', {}],
    ] as const) {
      const { status, body: said } = await app.fetch(`/api/v1/${path}`, { token, body });
      if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(said)}`);
    }
    const form = new FormData();
    form.append('file', new Blob([STATEMENT]), 'statement.csv');
    const { status } = await app.fetch('/api/v1/bank-statements', { token: one, body: form });
    if (status >= 300) throw new Error(`The statement: ${status}`);
  }
}

/** A payment of nobody known, and one that is more than the invoice. */
export const STATEMENT = [
  '取引日,入金額,振込依頼人名,仮想口座番号,照会番号',
  '2026-11-20,12345,ﾔﾏﾀﾞ ﾀﾛｳ,,B1',
  '2026-11-20,5000000,ｲ)ｻｸﾗﾋﾞﾖｳｲﾝ,,B2',
  '2026-11-21,5000000,ｲ)ｻｸﾗﾋﾞﾖｳｲﾝ,,B3',
].join('\n');

export const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
export const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
/** The button of what is asked before something is done. */
export const sure = (page: Page, name: string): Locator =>
  page.getByRole('alertdialog').getByRole('button', { name, exact: true });
