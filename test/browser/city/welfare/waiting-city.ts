import type { Browser, Page } from 'playwright-core';
import pg from 'pg';
import type { DemoPerson } from '../../../../src/simulation/demo-people.service.js';
import type { TokenScope } from '../../../../src/people/issue-token.service.js';
import type { Role } from '../../../../src/people/role.js';
import { smallPdf, smallPng } from '../../../support/small-files.js';
import { type DemoSite, demoSite } from '../../support/demo-site.js';
import { openBrowser } from '../../support/open-browser.js';
import { type Language, openPage } from '../../support/open-page.js';
import { signInAs } from '../../support/sign-in-as.js';

const CITY = 1;

/** The demo city, in which something of every kind waits for the welfare section. */
export class WaitingCity {
  private constructor(
    readonly site: DemoSite,
    private readonly browser: Browser,
    readonly employer: { id: string; name: string; corporateNumber: string },
  ) {}

  static async open(): Promise<WaitingCity> {
    const site = await demoSite();
    const browser = await openBrowser();
    const welfare = await site.app.tokenFor(CITY, 'city_welfare');
    const { body } = await site.app.fetch('/api/v1/employers?limit=1', { token: welfare });
    const city = new WaitingCity(site, browser, body.items[0]);
    await city.fill(welfare);
    return city;
  }

  async close(): Promise<void> {
    await this.browser?.close();
    await this.site?.close();
  }

  async screen(person: DemoPerson = 'city_welfare', language: Language = 'ja'): Promise<{ page: Page; home: string }> {
    const page = await openPage(this.browser, this.site, language, { viewport: { width: 1280, height: 900 } });
    return { page, home: await signInAs(page, person) };
  }

  token(role: Role, scope: TokenScope = {}): Promise<string> {
    return this.site.app.tokenFor(CITY, role, scope);
  }

  /** @throws Error for what is refused, which is a fault of the test */
  async ask(token: string, path: string, body?: unknown, method?: string): Promise<any> {
    const asking = { token, body, ...(method ? { method } : {}) };
    const { status, body: answer } = await this.site.app.fetch(`/api/v1/${path}`, asking);
    if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`);
    return answer;
  }

  /** An application as the employer's own program makes it. */
  async apply(name: string, nameKana: string, more: object = {}, token?: string): Promise<string> {
    const staffNumber = `T${Math.floor(Math.random() * 1e9)}`;
    const { id } = await this.ask(
      token ?? (await this.token('hris_client', { employerId: this.employer.id })),
      'enrolments',
      {
        ...{ staffNumber, name, nameKana, email: `${staffNumber}@example.jp`, employerId: this.employer.id },
        ...{ childBirthDate: '2025-03-02', leaveStartedOn: '2025-05-01', returnedOn: '2026-11-01' },
        ...more,
      },
    );
    return id;
  }

  private async fill(welfare: string): Promise<void> {
    const [one, two] = [
      await this.apply('渡辺 優子', 'ワタナベ ユウコ', { childBirthDate: '2025-08-10' }),
      await this.apply('渡部 優子', 'ワタナベ ユウコ', { childBirthDate: '2025-08-10' }),
    ];
    for (const id of [one, two]) await this.ask(welfare, `enrolments/${id}/approve`, { reason: '確認した' });
    await this.apply('渡辺 大輔', 'ワタナベ ダイスケ', { childBirthDate: '2025-08-10' });
    await this.apply('長曽我部 多恵子マリアンヌ', 'チョウソカベ タエコマリアンヌ');
    await this.ask(welfare, 'signals/scan', {});
    await this.certification(welfare, 'こども食堂はらっぱ');
    await this.overIssue(welfare);
    await this.hold(welfare);
    await this.dispute();
    await this.pressure();
  }

  async certification(welfare: string, name: string): Promise<void> {
    const merchant = await this.ask(welfare, 'merchants', {
      ...{ name, nameKana: 'コドモショクドウ', contactEmail: 'harappa@example.jp', trade: '飲食', area: name },
      ...{ bankCode: '0501', branchCode: '066', accountKind: '普通', accountNumber: '3012342', holderKana: 'ﾊﾗﾂﾊﾟ' },
    });
    const { criteria } = await this.ask(welfare, 'criteria');
    const answers = criteria.map(({ id }: { id: string }, at: number) => ({
      criterionId: id,
      met: at !== 4,
      statement: '就業規則に定め、入社のときに説明しています。',
    }));
    const { id } = await this.ask(welfare, `merchants/${merchant.id}/certifications`, { reason: '申請', answers });
    for (const [at, criterion] of criteria.entries()) {
      if (!criterion.evidenceRequired || at === 1) continue;
      const form = new FormData();
      form.append('criterionId', criterion.id);
      form.append(
        'file',
        new Blob([new Uint8Array(at === 0 ? smallPng() : smallPdf())]),
        at === 0 ? '規程.png' : '規程.pdf',
      );
      await fetch(`${this.site.app.url}/api/v1/certifications/${id}/evidence`, {
        method: 'POST',
        headers: { authorization: `Bearer ${welfare}` },
        body: form,
      });
    }
    await this.ask(welfare, `certifications/${id}/messages`, { text: '規程の写しを送ってください。' });
    const owner = await this.token('merchant_owner', { merchantId: merchant.id });
    await this.ask(owner, `certifications/${id}/messages`, { text: '次の便で送ります。' });
  }

  /** A parent who left months ago, as was heard only now. */
  private async overIssue(welfare: string): Promise<void> {
    const { items } = await this.ask(welfare, 'enrolments?state=approved&month=2026-11&sort=returnedOn&limit=1');
    const leaving = { endReason: 'left', on: '2026-09-15', reason: '退職の届け出' };
    await this.ask(welfare, `enrolments/${items[0].id}/end`, leaving);
  }

  private async hold(welfare: string): Promise<void> {
    const { items } = await this.ask(welfare, 'merchants?certification=certified&limit=1');
    await this.ask(welfare, `merchants/${items[0].id}/payout-holds`, { reason: '売上の内容を確かめています。' });
  }

  private async dispute(): Promise<void> {
    const client = new pg.Client({ connectionString: this.site.db.adminUrl });
    await client.connect();
    const { rows } = await client.query<{ id: string; holder: string }>(
      `select o.id, o.from_account as holder from ledger.operations o
        where o.code = 'redeem' and not exists (select from ledger.operations u where u.undoes = o.id)
        order by o.happened_at desc, o.id limit 1`,
    );
    await client.end();
    const { id, holder } = rows[0]!;
    const token = await this.token('employee', { employeeId: holder });
    await this.ask(token, `redemptions/${id}/disputes`, { words: '3枚払うはずが5枚になっていました。' });
  }

  private async pressure(): Promise<void> {
    const welfare = await this.token('city_welfare');
    const { items } = await this.ask(welfare, `employers/${this.employer.id}/employees?limit=1`);
    const token = await this.token('employee', { employeeId: items[0].id });
    await this.ask(token, 'reports-of-pressure', { words: '券を渡すように何度も言われています。', anonymous: true });
  }
}
