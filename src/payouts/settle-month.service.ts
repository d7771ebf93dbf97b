import { Injectable } from '@nestjs/common';
import { ClosingsService } from '../closing/closings.service.js';
import { faultPoint } from '../database/fault-point.js';
import { Transactions } from '../database/transactions.js';
import { firstDay, fiscalYearOf, type Month } from '../domain/month.js';
import { sumYen } from '../domain/yen.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { CityDetailsService } from '../programmes/city-details.service.js';
import { drawNumbers } from '../billing/draw-numbers.js';
import { type ReportProgress, unwatched } from '../tasks/progress.js';
import { lockPayouts } from './lock-payouts.js';

/** What settling a month has made now: nothing, where it was settled before. */
export interface MonthSettled {
  month: Month;
  settlements: number;
  operations: number;
  amount: number;
  employerShare: number;
  cityShare: number;
}

interface Owed {
  merchantId: string;
  part: number;
  amount: string;
  employerShare: string;
  cityShare: string;
}

/** What settling a month would make now. */
export type SettlementPreview = Omit<MonthSettled, 'operations'>;

/** Makes the month's settlements: what each merchant is owed for operations that no settlement has yet. */
@Injectable()
export class SettleMonthService {
  constructor(
    private readonly transactions: Transactions,
    private readonly closings: ClosingsService,
    private readonly clock: CityClockService,
    private readonly details: CityDetailsService,
  ) {}

  /**
   * One settlement a merchant and part of the month, of a closing that was approved. Run again, or by two at once, it
   * adds nothing; killed anywhere, it has made all of them or none. A merchant whose voids outweigh its redemptions is
   * left for the next month, where they come off.
   *
   * @param report steps counting, writing_settlements, writing_lines
   * @throws DomainError closing_not_approved, city_details_missing
   */
  async settle(cityId: number, month: Month, report: ReportProgress = unwatched): Promise<MonthSettled> {
    await this.closings.requireApproved(cityId, month);
    faultPoint('settling:before');
    const settled = await this.transactions.run(() => this.settleAlone(cityId, month, report));
    faultPoint('settling:after');
    return settled;
  }

  /**
   * What settling the month would make now. It changes nothing.
   * @throws DomainError closing_not_approved, city_details_missing
   */
  async preview(cityId: number, month: Month): Promise<SettlementPreview> {
    await this.closings.requireApproved(cityId, month);
    const { date } = await this.clock.now(cityId);
    const { settlementsAMonth } = await this.details.on(cityId, date);
    const owed = await this.owed(cityId, month, settlementsAMonth);
    const sum = (yen: 'amount' | 'employerShare' | 'cityShare') => sumYen(owed.map((one) => Number(one[yen])));
    return {
      month,
      settlements: owed.length,
      amount: sum('amount'),
      employerShare: sum('employerShare'),
      cityShare: sum('cityShare'),
    };
  }

  private owed(cityId: number, month: Month, parts: number): Promise<Owed[]> {
    return this.transactions.query<Owed>(
      `select merchant_id as "merchantId", part, sum(amount) as amount, sum(employer_share) as "employerShare",
              sum(city_share) as "cityShare"
         from payouts_unsettled($1, $2, $3) group by merchant_id, part`,
      [cityId, firstDay(month), parts],
    );
  }

  private async settleAlone(cityId: number, month: Month, report: ReportProgress): Promise<MonthSettled> {
    await lockPayouts(this.transactions, cityId);
    report('counting');
    const { date } = await this.clock.now(cityId);
    const { settlementsAMonth: parts } = await this.details.on(cityId, date);
    const owed = await this.owed(cityId, month, parts);
    const nothing = { month, settlements: 0, operations: 0, amount: 0, employerShare: 0, cityShare: 0 };
    if (owed.length === 0) return nothing;
    const fiscalYear = fiscalYearOf(date);
    const first = await drawNumbers(this.transactions, cityId, 'settlement', fiscalYear, owed.length);
    report('writing_settlements', 0, owed.length);
    faultPoint('settling:numbers-drawn');
    await this.transactions.query(
      `insert into settlements (city_id, id, merchant_id, month, part, fiscal_year, number, amount, employer_share, city_share)
       select $1, ledger.derived_id(o."merchantId", 'settlement:' || $2::date || ':' || o.part), o."merchantId", $2, o.part, $3,
              $4 - 1 + row_number() over (order by o.part, m.name_kana collate "C", m.id), o.amount, o."employerShare", o."cityShare"
         from jsonb_to_recordset($5) o ("merchantId" uuid, part integer, amount bigint, "employerShare" bigint, "cityShare" bigint)
         join merchants m on m.city_id = $1 and m.id = o."merchantId"`,
      [cityId, firstDay(month), fiscalYear, first, JSON.stringify(owed)],
    );
    report('writing_lines', owed.length, owed.length);
    const [lines] = await this.transactions.query<Record<'operations' | 'amount' | 'employer' | 'city', string>>(
      `with written as (
         insert into settlement_lines (city_id, operation_id, settlement_id, amount, employer_share, city_share)
         select $1, u.operation_id, s.id, u.amount, u.employer_share, u.city_share
           from payouts_unsettled($1, $2, $3) u
           join settlements s on s.city_id = $1 and s.merchant_id = u.merchant_id and s.month = $2 and s.part = u.part
         returning amount, employer_share, city_share)
       select count(*) as operations, sum(amount) as amount, sum(employer_share) as employer, sum(city_share) as city from written`,
      [cityId, firstDay(month), parts],
    );
    faultPoint('settling:lines-written');
    return {
      month,
      settlements: owed.length,
      operations: Number(lines!.operations),
      amount: Number(lines!.amount),
      employerShare: Number(lines!.employer),
      cityShare: Number(lines!.city),
    };
  }
}
