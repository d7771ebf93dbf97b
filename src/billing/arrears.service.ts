import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { firstDay, monthOf } from '../domain/month.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import type { ArrearsRow, ArrearsView } from './dto/arrears.js';

const YEN = ['notDue', 'days1To30', 'days31To60', 'days61To90', 'over90Days', 'open', 'creditsWaiting'] as const;
type Row = Omit<ArrearsRow, (typeof YEN)[number]> & Record<(typeof YEN)[number], string>;

/** Who owes how much, and for how long. */
@Injectable()
export class ArrearsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cityClock: CityClockService,
  ) {}

  /** The employers that owe something, or to which a credit is due, by their names; as of the city's today. */
  async of(cityId: number): Promise<ArrearsView> {
    return this.read(cityId, null);
  }

  /** The same of one employer; undefined where it owes nothing and nothing is due to it. */
  async ofEmployer(cityId: number, employerId: string): Promise<{ on: string; row: ArrearsRow | undefined }> {
    const { on, employers } = await this.read(cityId, employerId);
    return { on, row: employers[0] };
  }

  private async read(cityId: number, employerId: string | null): Promise<ArrearsView> {
    const { date: on } = await this.cityClock.now(cityId);
    const rows = await this.transactions.query<Row>(ARREARS, [cityId, on, firstDay(monthOf(on)), employerId]);
    return { on, employers: rows.map((row) => ({ ...row, ...yenOf(row) })) };
  }
}

function yenOf(row: Row): Record<(typeof YEN)[number], number> {
  return Object.fromEntries(YEN.map((figure) => [figure, Number(row[figure])])) as Record<(typeof YEN)[number], number>;
}

/** $1 city, $2 the day, $3 the month of the day, $4 the only employer that matters. */
const ARREARS = `
  with owed as (
    select o.employer_id, o.kind, o.open, o.due_on, $2::date - o.due_on as days from billing_open($1) o where o.open > 0
  ),
  stopped as (
    select billing_stopped_employers(p.city_id, p.id, $3::date) as id from programmes p where p.city_id = $1
  )
  select e.id as "employerId", e.name as "employerName",
         coalesce(sum(o.open) filter (where o.days <= 0), 0)::text as "notDue",
         coalesce(sum(o.open) filter (where o.days between 1 and 30), 0)::text as "days1To30",
         coalesce(sum(o.open) filter (where o.days between 31 and 60), 0)::text as "days31To60",
         coalesce(sum(o.open) filter (where o.days between 61 and 90), 0)::text as "days61To90",
         coalesce(sum(o.open) filter (where o.days > 90), 0)::text as "over90Days",
         coalesce(sum(o.open) filter (where o.kind = 'invoice'), 0)::text as open,
         coalesce(sum(o.open) filter (where o.kind = 'credit_note'), 0)::text as "creditsWaiting",
         (min(o.due_on) filter (where o.days > 0))::text as "overdueSince",
         e.id in (select s.id from stopped s) as "issuingStopped"
    from owed o
    join employers e on e.city_id = $1 and e.id = o.employer_id
   where $4::uuid is null or e.id = $4
   group by e.id, e.name
   order by e.name collate "C", e.id`;
