import { Injectable } from '@nestjs/common';
import type { Report } from '../closing/report-file.js';
import { SplitService } from '../closing/split.service.js';
import { Replica } from '../database/replica/replica.js';
import { addMonths, firstDay, fiscalYearMonths, fiscalYearOf, type Month, monthRange } from '../domain/month.js';
import { sumYen } from '../domain/yen.js';
import { BudgetsService } from '../programmes/budgets.service.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import type { Programme } from '../programmes/programme.entity.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { RulesService } from '../programmes/rules.service.js';
import type { BudgetReportView } from './dto/budget.js';

/** What a fiscal year's money is used for, bound to and expected to come to. */
@Injectable()
export class BudgetService {
  constructor(
    private readonly replica: Replica,
    private readonly programmes: ProgrammesService,
    private readonly budgets: BudgetsService,
    private readonly rules: RulesService,
    private readonly splits: SplitService,
    private readonly clock: CityClockService,
  ) {}

  /** One row a programme. @param fiscalYear the present one unless given */
  async budget(cityId: number, fiscalYear?: number): Promise<BudgetReportView[]> {
    const now = await this.clock.now(cityId);
    const year = fiscalYear ?? fiscalYearOf(now.month);
    const views: BudgetReportView[] = [];
    for (const programme of await this.programmes.list(cityId)) {
      views.push(await this.ofProgramme(cityId, programme, year, now.month));
    }
    return views;
  }

  private async ofProgramme(cityId: number, programme: Programme, year: number, now: Month): Promise<BudgetReportView> {
    const budgets = await this.budgets.list(cityId, programme.id);
    const budgetYen = budgets.find((one) => one.fiscalYear === year)?.budgetYen ?? null;
    const [{ usedIn, ...issued }, moved, committed] = await Promise.all([
      this.issued(cityId, programme.id, year),
      this.moved(cityId, programme.id, year),
      this.committed(cityId, programme, year, now),
    ]);
    const forecastYen = issued.usedYen + committed.yen;
    return {
      programmeId: programme.id,
      name: programme.name,
      fiscalYear: year,
      budgetYen,
      ...issued,
      ...moved,
      committedYen: committed.yen,
      committedAllocations: committed.allocations,
      forecastYen,
      remainingYen: budgetYen === null ? null : budgetYen - forecastYen,
      months: fiscalYearMonths(year).map((month) => ({
        month,
        usedYen: usedIn.get(month) ?? 0,
        committedYen: committed.byMonth.get(month) ?? 0,
      })),
    };
  }

  /** What was issued in the year, by the month of issuing, and what was issued for its months, then or later. */
  private async issued(cityId: number, programmeId: string, year: number) {
    const months = fiscalYearMonths(year);
    const parameters = [cityId, programmeId, firstDay(months[0]!), firstDay(months.at(-1)!)];
    const inYear = await this.replica.query<{ month: Month; used: string; ofYear: string }>(
      `select to_char(issued_month, 'YYYY-MM') as month, sum(city_share) as used,
              coalesce(sum(city_share) filter (where month >= $3), 0) as "ofYear"
         from ledger.allocations
        where city_id = $1 and programme_id = $2 and issued_month between $3 and $4 group by issued_month`,
      parameters,
    );
    const [later] = await this.replica.query<{ ofYear: string }>(
      `select coalesce(sum(city_share), 0) as "ofYear" from ledger.allocations
        where city_id = $1 and programme_id = $2 and month between $3 and $4 and issued_month > $4`,
      parameters,
    );
    return {
      usedYen: sumYen(inYear.map(({ used }) => Number(used))),
      issuedForYearYen: sumYen([...inYear, later!].map(({ ofYear }) => Number(ofYear))),
      usedIn: new Map(inYear.map(({ month, used }) => [month, Number(used)])),
    };
  }

  private async moved(cityId: number, programmeId: string, year: number) {
    const [april, march] = [fiscalYearMonths(year)[0]!, fiscalYearMonths(year).at(-1)!];
    const moved = (await this.splits.split(cityId, { from: april, to: march, by: 'programme' })).filter(
      ({ group }) => group.id === programmeId,
    );
    return {
      redeemedYen: sumYen(moved.map(({ redeemed, voided }) => redeemed.cityShare - voided.cityShare)),
      returnedYen: sumYen(moved.map(({ expired, recalled }) => expired.cityShare + recalled.cityShare)),
    };
  }

  /** A month that was missed can still be issued as far back as the rules let it be caught up; it burdens this year. */
  private async committed(cityId: number, { id, startsMonth }: Programme, year: number, now: Month) {
    const [april, march] = [fiscalYearMonths(year)[0]!, fiscalYearMonths(year).at(-1)!];
    const total = { yen: 0, allocations: 0, byMonth: new Map<Month, number>() };
    if (march < now) return total;
    const { catchUpMonths } = await this.rules.rulesFor(cityId, id, now > startsMonth ? now : startsMonth);
    const earliest = april <= now ? addMonths(now, -catchUpMonths) : april;
    const months = monthRange(earliest > startsMonth ? earliest : startsMonth, march);
    const rules = await this.rules.rulesForEach(cityId, id, months);
    for (const [at, month] of months.entries()) {
      const { cityYen, requiresActivation } = rules[at]!;
      const [row] = await this.replica.query<{ due: number }>('select due from issuance_count($1, $2, $3, $4)', [
        cityId,
        id,
        firstDay(month),
        requiresActivation,
      ]);
      total.allocations += row!.due;
      total.yen += row!.due * cityYen;
      const issuedIn = month < now ? now : month;
      total.byMonth.set(issuedIn, (total.byMonth.get(issuedIn) ?? 0) + row!.due * cityYen);
    }
    return total;
  }
}

export function budgetReport(rows: BudgetReportView[]): Report {
  const head = [
    '年度',
    '事業',
    '予算',
    '配付済み（年度内に配付）',
    '年度の月の分の配付',
    '利用',
    '失効・回収',
    '今後の配付予定',
    '予定件数',
    '年度末見込み',
    '予算残見込み',
  ];
  return {
    name: 'budget',
    sheets: [
      {
        name: '予算',
        rows: [
          head,
          ...rows.map((row) => [
            row.fiscalYear,
            row.name,
            row.budgetYen,
            row.usedYen,
            row.issuedForYearYen,
            row.redeemedYen,
            row.returnedYen,
            row.committedYen,
            row.committedAllocations,
            row.forecastYen,
            row.remainingYen,
          ]),
        ],
      },
    ],
  };
}
