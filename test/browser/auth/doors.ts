import type { Browser, Page } from 'playwright-core';
import { type DemoSite, demoSite } from '../support/demo-site.js';
import { openBrowser } from '../support/open-browser.js';
import { type Language, openPage } from '../support/open-page.js';
import { signInAs } from '../support/sign-in-as.js';
import { query } from '../../support/query.js';
import type { DemoPerson } from '../../../src/simulation/demo-people.service.js';

const LONGEST_WAY_MS = 15_000;
const PAUSE_MS = 100;

/** The demo city with its doors, and the letters that it sends. */
export class Doors {
  private constructor(
    readonly site: DemoSite,
    readonly browser: Browser,
  ) {}

  static async open(): Promise<Doors> {
    const [site, browser] = await Promise.all([demoSite(), openBrowser()]);
    return new Doors(site, browser);
  }

  /** A browser of nobody. */
  page(language: Language = 'ja'): Promise<Page> {
    return openPage(this.browser, this.site, language);
  }

  /** Somebody of the demo, signed in; who has a mail address of the demo. */
  async as(person: DemoPerson, language: Language = 'ja'): Promise<{ page: Page; home: string; email: string }> {
    const page = await this.page(language);
    return { page, home: await signInAs(page, person), email: `${person}@demo.example.jp` };
  }

  /** Where the link of the newest letter leads that came to this address after `since`. */
  async linkTo(email: string, about: string, since: number): Promise<string> {
    for (const end = Date.now() + LONGEST_WAY_MS; Date.now() < end;) {
      const answer = await fetch(`${this.site.url}/api/v1/public/demo/letters`);
      const letters = (await answer.json()) as { to: string; text: string; createdAt: string }[];
      for (const { to, text, createdAt } of letters) {
        const link = new RegExp(`https?://\\S+(/${about}#\\S+)`).exec(text)?.[1];
        if (to === email && Date.parse(createdAt) >= since && link) return link;
      }
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
    throw new Error(`No letter to ${email} came that leads to ${about}`);
  }

  /** As if so much time had passed since somebody showed who it is. */
  async letPass(email: string, time: string): Promise<void> {
    await query(
      this.site.db.adminUrl,
      `update people.sessions set authenticated_at = authenticated_at - interval '${time}'
        where account_id = (select id from people.accounts where email = '${email}')`,
    );
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.site.close();
  }
}

/** The screen of this heading is there. */
export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
