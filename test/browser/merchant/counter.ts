import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { textOfPdf } from '../../papers/read-pdf.js';
import { query } from '../../support/query.js';
import { type DemoSite, demoSite } from '../support/demo-site.js';
import { openBrowser } from '../support/open-browser.js';
import { type Language, openPage } from '../support/open-page.js';
import { signInAs } from '../support/sign-in-as.js';
import { giveCamera } from './camera.js';

const CITY_ID = 1;

export interface ShownCode {
  id: string;
  code: string;
  digits: string;
}

/** A counter of the demo city's café: its till on one side, and a customer with coupons on the other. */
export class Counter {
  private constructor(
    readonly site: DemoSite,
    readonly browser: Browser,
    private readonly customer: Page,
    private readonly customerHome: string,
  ) {}

  static async open(): Promise<Counter> {
    const site = await demoSite();
    const browser = await openBrowser();
    const customer = await openPage(browser, site);
    return new Counter(site, browser, customer, await signInAs(customer, 'coworker'));
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.site.close();
  }

  /** A screen of the shop, with a camera, of somebody who is signed in. */
  async screen(
    person: 'merchant_owner' | 'merchant_clerk',
    options: BrowserContextOptions & { language?: Language } = {},
  ): Promise<{ page: Page; home: string }> {
    const { language = 'ja', ...context } = options;
    const page = await openPage(this.browser, this.site, language, context);
    await giveCamera(page);
    return { page, home: await signInAs(page, person) };
  }

  /** What the customer's phone shows. */
  async showCode(notes: number): Promise<ShownCode> {
    return this.asCustomer<ShownCode>('POST', '/wallet/codes', { notes });
  }

  /** The twelve digits of a paper slip that the city prints for the customer. */
  async printSlip(notes: number): Promise<string> {
    const { employeeId } = await this.asCustomer<{ employeeId: string }>('GET', '/me');
    const { app } = this.site;
    const answer = await fetch(`${app.url}/api/v1/paper-sheets`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await app.tokenFor(CITY_ID, 'city_welfare')}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify({ employeeId, slips: 1, notes }),
    });
    const text = await textOfPdf(Buffer.from(await answer.arrayBuffer()));
    return /番号(\d{12})/.exec(text)![1]!;
  }

  /** The customer scans the shop's poster and pays. */
  async payByPoster(address: string, notes: number): Promise<void> {
    await this.asCustomer('POST', `/posters/${address.split('/').at(-1)!}/redemptions`, { notes });
  }

  /** Lets the code's minute pass. */
  async lapse({ id }: ShownCode): Promise<void> {
    await query(
      this.site.db.adminUrl,
      `update redemption_codes set usable_until = usable_until - interval '61 seconds' where id = '${id}'`,
    );
  }

  /** How many notes the customer has. */
  async notesOfCustomer(): Promise<number> {
    const { notes } = await this.asCustomer<{ notes: number }>('GET', '/wallet');
    return notes;
  }

  private asCustomer<T>(method: string, path: string, body?: object): Promise<T> {
    const grantId = this.customerHome.split('/').at(-1)!;
    return this.customer.evaluate(
      async ([how, where, what]) => {
        const answer = await fetch(where!, {
          method: how!,
          headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
          ...(what === undefined ? {} : { body: what }),
        });
        if (!answer.ok) throw new Error(`${where} answered ${answer.status}: ${await answer.text()}`);
        return answer.json() as Promise<T>;
      },
      [method, `/api/v1/as/${grantId}${path}`, body && JSON.stringify(body)],
    ) as Promise<T>;
  }
}
