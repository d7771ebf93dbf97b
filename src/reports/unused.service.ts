import { Injectable } from '@nestjs/common';
import { withAllocation } from '../closing/allocation-sql.js';
import { NOT_LAPSED } from '../closing/not-lapsed-sql.js';
import type { Report } from '../closing/report-file.js';
import { Replica } from '../database/replica/replica.js';
import { type DateIso, toDateIso } from '../domain/date.js';
import { firstDay, monthOf } from '../domain/month.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import type { UnusedView } from './dto/unused.js';
import { baseDayAhead } from './report.errors.js';

type Row = Omit<UnusedView, 'unused'> & { amount: string; employer: string; city: string };

/**
 * What is held now, with what moved after the month taken off again: this does not grow with history, and it ends at
 * what the closing of the month says. $1 city, $2 the base day's month, $3 the base day.
 */
const UNUSED = `
  with held as materialized (
    select allocation_id, sum(amount) as amount, sum(employer_share) as employer, sum(city_share) as city
      from (
        select allocation_id, amount, employer_share, city_share from ledger.holdings
         where city_id = $1 and amount > 0 and ${NOT_LAPSED}
        union all
        select t.allocation_id, -sign * t.amount, -sign * t.employer_share, -sign * t.city_share
          from ledger.transfers t
          join (values ('issue', 1), ('void', 1), ('unexpire', 1), ('unrecall', 1), ('redeem', -1), ('expire', -1), ('recall', -1))
               signs (code, sign) on signs.code = t.code
         where t.city_id = $1 and t.period > $2) moved
     group by allocation_id
    having sum(amount) <> 0 or sum(employer_share) <> 0
  )
  select $3::text as on, p.id as "programmeId", p.name as programme, a.expires_on::text as "expiresOn",
         sum(held.amount)::text as amount, sum(held.employer)::text as employer, sum(held.city)::text as city
    from held
    ${withAllocation('held.allocation_id')}
    join programmes p on p.city_id = $1 and p.id = a.programme_id
   group by p.id, p.name, a.expires_on
  having sum(held.amount) <> 0
   order by p.name collate "C", p.id, a.expires_on`;

/**
 * The unused balance at 31 March and 30 September, the base days of article 3 of the Payment Services Act (資金決済法).
 */
@Injectable()
export class UnusedService {
  constructor(
    private readonly replica: Replica,
    private readonly clock: CityClockService,
  ) {}

  /**
   * By programme and last day. The accounts of the base day's month decide: what was posted into a later month counts
   * there, as in the closings.
   *
   * @throws DomainError bad_date, base_day_ahead
   */
  async unused(cityId: number, text: string): Promise<UnusedView[]> {
    const on: DateIso = toDateIso(text);
    if (on > (await this.clock.now(cityId)).date) throw baseDayAhead();
    const rows = await this.replica.query<Row>(UNUSED, [cityId, firstDay(monthOf(on)), on]);
    return rows.map(({ amount, employer, city, ...row }) => ({
      ...row,
      unused: { amount: Number(amount), employerShare: Number(employer), cityShare: Number(city) },
    }));
  }
}

export function unusedReport(rows: UnusedView[]): Report {
  return {
    name: 'unused',
    sheets: [
      {
        name: '未使用残高',
        rows: [
          ['基準日', '事業', '有効期限', '未使用残高', '企業負担', '市負担'],
          ...rows.map(({ on, programme, expiresOn, unused: { amount, employerShare, cityShare } }) => [
            on,
            programme,
            expiresOn,
            amount,
            employerShare,
            cityShare,
          ]),
        ],
        widths: [12, 28, 12, 14, 14, 14],
      },
    ],
  };
}
