import { randomBytes, randomUUID } from 'node:crypto';
import { CriteriaService } from '../../src/certification/criteria/criteria.service.js';
import { Transactions } from '../../src/database/transactions.js';
import { UnsubscribeTokens } from '../../src/notices/choices/unsubscribe-tokens.js';
import type { Role } from '../../src/people/role.js';
import { DoTaskService } from '../../src/tasks/do-task.service.js';
import { CityYear, FIRST_MONTH } from '../finance/city-year.js';
import { Person } from '../people/doors/person.js';
import type { Answer, Asking, TestApp } from './app.js';
import { sampleCity } from './sample-city.js';
import { formWith, smallPdf, smallPng } from './small-files.js';

/** One of the two employers, merchants, shops and persons of a city: whatever the one may reach, the other has too. */
export interface Side {
  employerId: string;
  employeeId: string;
  coworkerId: string;
  merchantId: string;
  shopId: string;
}

/** What a role is bound to on one side; nothing for the city's own. */
export function bondsOf(role: Role, { employerId, merchantId, shopId, employeeId }: Side) {
  if (role === 'employer_hr' || role === 'hris_client') return { employerId };
  if (role === 'merchant_owner') return { merchantId };
  if (role === 'merchant_clerk' || role === 'pos_client') return { merchantId, shopId };
  return role === 'employee' ? { employeeId } : {};
}

export const STAFF = [
  'city_admin',
  'city_welfare',
  'city_finance',
  'city_auditor',
  'employer_hr',
  'merchant_owner',
  'merchant_clerk',
  'employee',
] as const satisfies Role[];

/**
 * A city that has lived through a month, closed, invoiced, settled and paid, in which each of two employers, merchants,
 * shops and persons has one of everything that a route can name; made over HTTP, as far as HTTP makes it.
 */
export class FullCity {
  /** What no table tells again: secrets that were shown once. */
  readonly shown = { posters: new Map<string, string>(), claim: '', unsubscribe: '' };

  private constructor(
    private readonly app: TestApp,
    readonly id: number,
    readonly sides: readonly [Side, Side],
  ) {}

  static async make(app: TestApp): Promise<FullCity> {
    const { files } = sampleCity({ employers: 2, parents: 8, merchants: 2, coworkersPerEmployer: 2 });
    const year = await CityYear.make(app, files);
    await year.finish(FIRST_MONTH);
    await app.get(CriteriaService).begin(year.id);
    const city = new FullCity(app, year.id, await sidesOf(app, year.id));
    await city.fillCity();
    for (const side of city.sides) await city.fillSide(side);
    return city;
  }

  token(role: Role, side: Side = this.sides[0]): Promise<string> {
    return this.app.tokenFor(this.id, role, bondsOf(role, side));
  }

  query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.app.get(Transactions).query<Row>(sql, [this.id, ...parameters]);
  }

  /** Asks, and must be let. */
  private async ask(role: Role, path: string, asking: Asking = {}, side = this.sides[0]): Promise<Answer> {
    const headers = { 'Idempotency-Key': randomUUID(), ...asking.headers };
    const answer = await this.app.fetch(`/api/v1/${path}`, { ...asking, token: await this.token(role, side), headers });
    if (answer.status >= 300) throw new Error(`${path} answered ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  }

  private async fillCity(): Promise<void> {
    await this.ask('city_finance', 'issuance-runs', { body: { month: '2026-05' } });
    const csv = '取引日,入金額,振込依頼人名,仮想口座番号,照会番号\n2026-05-01,1000,ﾌﾒｲ,,A1\n2026-05-01,2000,ﾌﾒｲ,,A2\n';
    await this.ask('city_finance', 'bank-statements', { body: formWith('file', csv, 'a.csv') });
    const { body } = await this.ask('city_finance', 'receipts');
    const [invoice] = await this.query<{ id: string }>('select id from invoices where city_id = $1 order by id');
    const match = { invoiceId: invoice!.id, amount: 500, reason: '電話で確認' };
    await this.ask('city_finance', `receipts/${body.items[0].id}/matches`, { body: match });
    await this.ask('city_admin', 'invitations', {
      body: { email: 'new@example.jp', name: '新人', role: 'city_finance' },
    });
    const later = { headers: { Prefer: 'respond-async' } };
    await this.ask('city_finance', `closings/${FIRST_MONTH}/report?format=csv`, later);
    await this.ask('city_finance', 'settlement-runs', { ...later, body: { month: FIRST_MONTH } });
    while (await this.app.get(DoTaskService).doNext(this.id));
    await this.query(
      `insert into signals (city_id, id, kind, fact, from_on, until_on, subjects, evidence)
       values ($1, gen_random_uuid(), 'many_voids', 'made', '2026-04-01', '2026-04-30', $2, '{}')`,
      [JSON.stringify([{ type: 'shop', id: this.sides[0].shopId }])],
    );
    this.shown.unsubscribe = this.app
      .get(UnsubscribeTokens)
      .of({ cityId: this.id, recipientId: this.sides[0].employeeId, kind: 'thanks_received' });
  }

  private async fillSide(side: Side): Promise<void> {
    await this.fillWallet(side);
    await this.fillShop(side);
    await this.fillCertification(side);
    await this.fillPeople(side);
    const to = (role: Role, path: string, body: unknown, method?: string) =>
      this.ask(role, path, { body, method }, side);
    const hook = { label: '連携', url: 'https://pos.example.jp/sankyu' };
    for (const [role, kinds] of [
      ['employer_hr', ['employee.left']],
      ['merchant_owner', ['redemption.taken']],
    ] as const) {
      const { body } = await to(role, 'webhooks', { ...hook, kinds });
      await to(role, `webhooks/${body.id}/ping`, {});
    }
    await to('employer_hr', 'access-tokens', {
      role: 'hris_client',
      label: '人事システム',
      employerId: side.employerId,
    });
    await to('merchant_owner', 'access-tokens', { role: 'pos_client', label: 'レジ', ...shopOf(side) });
    await to('employee', 'reports-of-pressure', { words: '上司に言われました。' });
    const roster = formWith(
      'files',
      '社員番号,氏名,フリガナ,メールアドレス\n9,新 人,シン ジン,n@example.jp\n',
      'a.csv',
    );
    await this.ask('employer_hr', 'imports', { body: roster, headers: { Prefer: 'respond-async' } }, side);
  }

  private async fillWallet(side: Side): Promise<void> {
    const to = (role: Role, path: string, body: unknown) => this.ask(role, path, { body }, side);
    const gift = { message: '助かりました。', notes: 1 };
    await to('employee', 'wallet/thanks', { ...gift, receiverId: side.coworkerId });
    const link = await to('employee', 'wallet/claim-links', gift);
    this.shown.claim = String(link.body.secret);
    await to('employee', 'wallet/codes', { notes: 1 });
    await to('employer_hr', 'paper-sheets', { employeeId: side.employeeId, slips: 2, notes: 1 });
    const redeem = { employeeId: side.employeeId, notes: 1 };
    const { body } = await to('pos_client', 'redemptions', redeem);
    await to('pos_client', 'redemptions', redeem);
    await to('merchant_owner', `redemptions/${body.id}/disputes`, { words: '枚数が違います。' });
  }

  private async fillShop(side: Side): Promise<void> {
    const to = (role: Role, path: string, body: unknown, method?: string) =>
      this.ask(role, path, { body, method }, side);
    const { merchantId, shopId, coworkerId } = side;
    const { body } = await to('merchant_owner', `shops/${shopId}/posters`, {});
    this.shown.posters.set(shopId, String(body.address).split('/').at(-1)!);
    await to('merchant_owner', `shops/${shopId}/photo`, formWith('photo', smallPng(), 'a.png'), 'PUT');
    await to('merchant_owner', `merchants/${merchantId}/people/${coworkerId}`, { role: 'clerk' }, 'PUT');
    await to('merchant_owner', `merchants/${merchantId}/bank-account-changes`, {
      ...{ bankCode: '0501', branchCode: '066', accountKind: '普通', accountNumber: '3012342' },
      ...{ holderKana: 'ﾄｷﾜ', reason: '変更' },
    });
    await to('city_welfare', `merchants/${merchantId}/payout-holds`, { reason: '調査のため' });
  }

  private async fillCertification(side: Side): Promise<void> {
    const to = (role: Role, path: string, body: unknown) => this.ask(role, path, { body }, side);
    const [certified] = await this.query<{ id: string }>(
      'select id from certifications where city_id = $1 and merchant_id = $2',
      [side.merchantId],
    );
    const renewal = await to('merchant_owner', `certifications/${certified!.id}/renew`, { reason: '更新' });
    const first = await to('employer_hr', `employers/${side.employerId}/certifications`, { reason: '申請' });
    for (const [role, { body }] of [
      ['merchant_owner', renewal],
      ['employer_hr', first],
    ] as const) {
      await to(role, `certifications/${body.id}/evidence`, formWith('file', smallPdf(), 'a.pdf'));
    }
  }

  /** Somebody with every role of this side, and who asks to be recovered. */
  private async fillPeople(side: Side): Promise<void> {
    const person = await Person.signedIn(this.app, `${randomUUID()}@example.jp`);
    const staff = STAFF.filter((role) => role !== 'employee');
    for (const role of staff) await person.give(this.id, role, bondsOf(role, side));
    await this.query(
      `insert into people.recovery_requests (id, account_id, ripe_at, expires_at)
       select gen_random_uuid(), $2, now() + interval '3 days', now() + interval '14 days' where $1 > 0`,
      [person.accountId],
    );
    const invited = { email: `${randomBytes(4).toString('hex')}@example.jp`, name: '後任' };
    const { employerId, merchantId, shopId } = side;
    await this.ask('employer_hr', 'invitations', { body: { ...invited, role: 'employer_hr', employerId } }, side);
    await this.ask('merchant_owner', 'invitations', { body: { ...invited, role: 'merchant_owner', merchantId } }, side);
    const clerk = { ...invited, role: 'merchant_clerk', merchantId, shopId };
    await this.ask('merchant_owner', 'invitations', { body: clerk }, side);
  }
}

const shopOf = ({ merchantId, shopId }: Side) => ({ merchantId, shopId });

/** Each employer with a parent who holds notes and a co-worker, each merchant with its shop. */
async function sidesOf(app: TestApp, cityId: number): Promise<[Side, Side]> {
  const rows = await app.get(Transactions).query<Side>(
    `with people as (
       select e.employer_id, e.employee_id, exists (select from enrolments r
                where r.city_id = e.city_id and r.employee_id = e.employee_id) as parent
         from employments e where e.city_id = $1),
     employers as (
       select employer_id, row_number() over (order by employer_id) as n,
              min(employee_id::text) filter (where parent) as parent,
              min(employee_id::text) filter (where not parent) as coworker
         from people group by employer_id),
     shops_in_order as (select id, merchant_id, row_number() over (order by id) as n from shops where city_id = $1)
     select employer_id as "employerId", parent as "employeeId", coworker as "coworkerId",
            merchant_id as "merchantId", s.id as "shopId"
       from employers e join shops_in_order s using (n) order by n`,
    [cityId],
  );
  const [first, second] = rows;
  if (!first || !second) throw new Error('The sample city has not two employers and two shops.');
  return [first, second];
}
