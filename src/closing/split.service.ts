import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { addMonths, firstDay, type Month, monthsBetween } from '../domain/month.js';
import { assertYen } from '../domain/yen.js';
import { badRange } from './closing.errors.js';
import { type Figure, type Split, SPLIT_GROUPS, type SplitBy, type SplitRow } from './dto/split.js';
import { frozenSplitSql } from './frozen-split-sql.js';
import { NO_GROUP, PARTS, splitSql } from './split-sql.js';

/** Ten fiscal years; the longest report that anybody keeps papers for. */
const MOST_MONTHS = 120;

/**
 * The planner cannot know how few the groups of a month are, and would sort its million rows on disk. With so much to
 * plan with it hashes them, and uses next to nothing of it.
 */
const WORK_MEMORY = '256MB';

export interface SplitRange {
  from: Month;
  to: Month;
  by: SplitBy;
  /** One employer's allocations only; by merchant, what these were spent on. */
  employerId?: string;
  /** One merchant's redemptions only. */
  merchantId?: string;
}

/** All groupings of one month. */
export type MonthSplit = Record<SplitBy, SplitRow[]>;

/** What each group of a month closed with; at zero where it has none. */
export type Closings = Record<SplitBy, ReadonlyMap<string | null, Split>>;

type Part = (typeof PARTS)[number];
type FrozenClosing = { grouping: SplitBy; id: string | null } & Record<`closing_${Part}`, string>;
type Row = { grouping: SplitBy; month: Month; id: string | null; name: string } & Record<`${Figure}_${Part}`, string>;

/**
 * The employer/city split (按分), read from what each movement carries; nothing is divided again. Closed months are read
 * as they were frozen, and open ones go on from the last of these, so that no report grows with history.
 */
@Injectable()
export class SplitService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * One row a month and group, in the order of months, then names; also for months in which nothing moved.
   *
   * @throws DomainError bad_range
   */
  async split(cityId: number, range: SplitRange): Promise<SplitRow[]> {
    const { from, to, by, employerId = null, merchantId = null } = range;
    const months = monthsBetween(from, to) + 1;
    if (months < 1 || months > MOST_MONTHS) throw badRange(MOST_MONTHS);
    // What one employer's coupons were spent on at each merchant is frozen nowhere.
    const whole = (employerId === null || by === 'employer') && (merchantId === null || by === 'merchant');
    const closed = whole ? await this.closedThrough(cityId, to) : null;
    const only = [employerId, merchantId];
    const frozen = closed !== null && closed >= from ? await this.frozen(cityId, [by], from, closed, only) : [];
    const openFrom = closed !== null && closed >= from ? addMonths(closed, 1) : from;
    const live = openFrom <= to ? await this.live(cityId, [by], openFrom, to, closed, only) : [];
    return [...frozen, ...live].map(shown);
  }

  /** A closed month as it was frozen. */
  async frozenMonth(cityId: number, month: Month): Promise<MonthSplit> {
    return grouped(await this.frozen(cityId, SPLIT_GROUPS, month, month));
  }

  /** What a closed month closed with, as it was frozen. */
  async frozenClosings(cityId: number, month: Month): Promise<Closings> {
    const rows = await this.transactions.query<FrozenClosing>(
      `select grouping, nullif(group_id, '${NO_GROUP}') as id, amount as closing_amount,
              employer_share as closing_employer, city_share as closing_city
         from closing_figures where city_id = $1 and month = $2 and figure = 'closing'`,
      [cityId, firstDay(month)],
    );
    return byGrouping((by) =>
      rows.filter(({ grouping }) => grouping === by).map((row) => [row.id, splitOf(row, 'closing')]),
    );
  }

  /** A month computed from its transfers and the closing before it, in one pass, whether it is closed or not. */
  async computeMonth(cityId: number, month: Month): Promise<MonthSplit> {
    return this.transactions.run(async () => {
      await this.transactions.query(`set local work_mem = '${WORK_MEMORY}'`);
      const closed = await this.closedThrough(cityId, addMonths(month, -1));
      return grouped(await this.live(cityId, SPLIT_GROUPS, month, month, closed));
    });
  }

  /** The last month, no later than this one, up to which all closings are computed. */
  async closedThrough(cityId: number, upTo: Month): Promise<Month | null> {
    const [row] = await this.transactions.query<{ month: Month | null }>(
      `select to_char(max(month), 'YYYY-MM') as month from closings c
        where city_id = $1 and month <= $2 and computed_at is not null
          and not exists (select from closings e where e.city_id = c.city_id and e.month < c.month and e.computed_at is null)`,
      [cityId, firstDay(upTo)],
    );
    return row?.month ?? null;
  }

  private frozen(
    cityId: number,
    groupings: readonly SplitBy[],
    from: Month,
    to: Month,
    only: (string | null)[] = [null, null],
  ): Promise<Row[]> {
    return this.transactions.query(frozenSplitSql(groupings), [cityId, firstDay(from), firstDay(to), ...only]);
  }

  private live(
    cityId: number,
    groupings: readonly SplitBy[],
    from: Month,
    to: Month,
    closed: Month | null,
    only: (string | null)[] = [null, null],
  ): Promise<Row[]> {
    const base = closed && firstDay(closed);
    return this.transactions.query(splitSql(groupings), [cityId, firstDay(from), firstDay(to), ...only, base]);
  }
}

/** What the groups of a month that was computed close with. */
export function closingsOf(month: MonthSplit): Closings {
  return byGrouping((by) => month[by].map(({ group, closing }) => [group.id, closing]));
}

function byGrouping(closings: (by: SplitBy) => [string | null, Split][]): Closings {
  return Object.fromEntries(SPLIT_GROUPS.map((by) => [by, new Map(closings(by))])) as unknown as Closings;
}

function grouped(rows: Row[]): MonthSplit {
  const month: MonthSplit = { programme: [], employer: [], merchant: [], municipality: [] };
  for (const row of rows) month[row.grouping].push(shown(row));
  return month;
}

function shown(row: Row): SplitRow {
  return {
    month: row.month,
    group: { id: row.id, name: row.name },
    opening: splitOf(row, 'opening'),
    issued: splitOf(row, 'issued'),
    redeemed: splitOf(row, 'redeemed'),
    voided: splitOf(row, 'voided'),
    expired: splitOf(row, 'expired'),
    recalled: splitOf(row, 'recalled'),
    closing: splitOf(row, 'closing'),
  };
}

function splitOf<F extends Figure>(row: Record<`${F}_${Part}`, string>, figure: F): Split {
  const split = {
    amount: Number(row[`${figure}_amount`]),
    employerShare: Number(row[`${figure}_employer`]),
    cityShare: Number(row[`${figure}_city`]),
  };
  Object.values(split).forEach((yen) => assertYen(yen, figure));
  return split;
}
