import { Injectable } from '@nestjs/common';
import { Replica } from '../database/replica/replica.js';
import { firstDay, fiscalYearMonths } from '../domain/month.js';

/** What the ledger says of a fiscal year. Yen and people, uncooked. */
export interface YearInLedger {
  users: number;
  thanked: number;
  employers: number;
  merchants: number;
  issuedYen: number;
  recalledYen: number;
  givenYen: number;
  redeemedYen: number;
  redeemedEmployerYen: number;
  redeemedCityYen: number;
}

/** $1 city, $2 the first month of the year, $3 its last one; by the months of accounts. */
const YEAR = `
  with moved as materialized (
    select t.code, t.from_account, t.to_account, a.employee_id, a.employer_id, sum(t.amount) as amount,
           sum(t.employer_share) as employer, sum(t.city_share) as city
      from ledger.transfers t
      join ledger.allocations a on a.city_id = t.city_id and a.id = t.allocation_id
     where t.city_id = $1 and t.period between $2 and $3
     group by 1, 2, 3, 4, 5
  )
  select count(distinct employee_id) filter (where code = 'issue') as users,
         count(distinct employer_id) filter (where code = 'issue') as employers,
         count(distinct to_account) filter (where code = 'redeem') as merchants,
         (select count(distinct m.to_account) from moved m
            join ledger.accounts w on w.city_id = $1 and w.id = m.to_account and w.kind = 'wallet'
           where m.code in ('give', 'claim')) as thanked,
         coalesce(sum(amount) filter (where code = 'issue'), 0) as "issuedYen",
         coalesce(sum(case code when 'recall' then amount when 'unrecall' then -amount end), 0) as "recalledYen",
         coalesce(sum(case code when 'give' then amount when 'take_back' then -amount end), 0) as "givenYen",
         coalesce(sum(case code when 'redeem' then amount when 'void' then -amount end), 0) as "redeemedYen",
         coalesce(sum(case code when 'redeem' then employer when 'void' then -employer end), 0) as "redeemedEmployerYen",
         coalesce(sum(case code when 'redeem' then city when 'void' then -city end), 0) as "redeemedCityYen"
    from moved`;

/** Counts a fiscal year's people, employers, merchants and yen from the ledger. */
@Injectable()
export class LedgerKpisService {
  constructor(private readonly replica: Replica) {}

  async year(cityId: number, fiscalYear: number): Promise<YearInLedger> {
    const months = fiscalYearMonths(fiscalYear);
    const [row] = await this.replica.query<Record<keyof YearInLedger, string>>(YEAR, [
      cityId,
      firstDay(months[0]!),
      firstDay(months.at(-1)!),
    ]);
    return Object.fromEntries(
      Object.entries(row!).map(([name, value]) => [name, Number(value)]),
    ) as unknown as YearInLedger;
  }
}
