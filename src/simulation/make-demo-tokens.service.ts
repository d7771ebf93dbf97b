import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { IssueTokenService, type TokenScope } from '../people/issue-token.service.js';
import type { Role } from '../people/role.js';
import type { DemoToken } from './demo-tokens.js';

/** Whom the tokens of the demo city are for: the employer with most parents, two people there, and the first shop. */
interface Faces {
  employerId: string;
  employer: string;
  parentId: string;
  parent: string;
  coworkerId: string;
  coworker: string;
  merchantId: string;
  shopId: string;
  shop: string;
}

@Injectable()
export class MakeDemoTokensService {
  constructor(
    private readonly transactions: Transactions,
    private readonly tokens: IssueTokenService,
  ) {}

  /** One token for each role, and two for employees: a parent, and a co-worker who is thanked. */
  async make(cityId: number): Promise<DemoToken[]> {
    const faces = await this.faces(cityId);
    const { employerId, merchantId, shopId } = faces;
    const wanted: [Role, string, TokenScope][] = [
      ['city_admin', '市 管理者', {}],
      ['city_welfare', '市 担当課', {}],
      ['city_finance', '市 財政・会計', {}],
      ['city_auditor', '市 監査', {}],
      ['employer_hr', `人事（${faces.employer}）`, { employerId }],
      ['employee', `従業員・保護者（${faces.parent}）`, { employeeId: faces.parentId }],
      ['employee', `従業員・同僚（${faces.coworker}）`, { employeeId: faces.coworkerId }],
      ['merchant_owner', `店主（${faces.shop}）`, { merchantId }],
      ['merchant_clerk', `店員（${faces.shop}）`, { merchantId, shopId }],
      ['pos_client', `レジ（${faces.shop}）`, { merchantId, shopId }],
      ['hris_client', `人事システム（${faces.employer}）`, { employerId }],
    ];
    return this.transactions.run(async () => {
      const made: DemoToken[] = [];
      for (const [role, label, scope] of wanted) {
        const { text } = await this.tokens.issue({ cityId, role, label, ...scope });
        made.push({ role, label, token: text });
      }
      return made;
    });
  }

  private async faces(cityId: number): Promise<Faces> {
    const [faces] = await this.transactions.query<Faces>(
      `select e.id as "employerId", e.name as employer, parent.id as "parentId", parent.name as parent,
              coworker.id as "coworkerId", coworker.name as coworker,
              shop.merchant_id as "merchantId", shop.id as "shopId", shop.name as shop
         from (select employer_id from enrolments where city_id = $1 group by employer_id order by count(*) desc, employer_id limit 1) most
         join employers e on e.city_id = $1 and e.id = most.employer_id
         cross join lateral (
           select p.id, p.name
             from enrolments n join employees p on p.city_id = n.city_id and p.id = n.employee_id
            where n.city_id = $1 and n.employer_id = e.id and n.state in ('approved', 'active')
            order by (select coalesce(sum(h.amount), 0) from ledger.holdings h where h.city_id = $1 and h.account_id = p.id) desc, p.id
            limit 1) parent
         cross join lateral (
           select p.id, p.name
             from employments w join employees p on p.city_id = w.city_id and p.id = w.employee_id
            where w.city_id = $1 and w.employer_id = e.id and w.until_on is null
              and not exists (select from enrolments n where n.city_id = $1 and n.employee_id = p.id)
            order by (select coalesce(sum(h.amount), 0) from ledger.holdings h where h.city_id = $1 and h.account_id = p.id) desc, p.id
            limit 1) coworker
         cross join lateral (
           select s.id, s.name, s.merchant_id from shops s where s.city_id = $1
            order by (select count(*) from ledger.operations o where o.city_id = $1 and o.to_account = s.merchant_id) desc, s.id
            limit 1) shop`,
      [cityId],
    );
    if (!faces) throw new Error('The demo city has nobody in it.');
    return faces;
  }
}
