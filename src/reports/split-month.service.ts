import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { firstDay, type Month, monthsBetween } from '../domain/month.js';
import { assertYen } from '../domain/yen.js';
import type { Split, SplitBy, SplitRow } from './dto/split.js';
import { badRange } from './report.errors.js';
import { splitSql } from './split-sql.js';

/** Ten fiscal years; the longest report that anybody keeps papers for. */
const MOST_MONTHS = 120;

export interface SplitRange {
  from: Month;
  to: Month;
  by: SplitBy;
  /** One employer's allocations only; by merchant, what these were spent on. */
  employerId?: string;
  /** One merchant's redemptions only. */
  merchantId?: string;
}

type Figure = 'opening' | 'issued' | 'redeemed' | 'voided' | 'expired' | 'recalled' | 'closing';
type Part = 'amount' | 'employer' | 'city';
type Row = { month: Month; id: string | null; name: string } & Record<`${Figure}_${Part}`, string>;

/** The employer/city split (按分), read from what each movement carries; nothing is divided again. */
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
    const rows = await this.transactions.query<Row>(splitSql(by), [
      cityId,
      firstDay(from),
      firstDay(to),
      employerId,
      merchantId,
    ]);
    return rows.map((row) => ({
      month: row.month,
      group: { id: row.id, name: row.name },
      opening: splitOf(row, 'opening'),
      issued: splitOf(row, 'issued'),
      redeemed: splitOf(row, 'redeemed'),
      voided: splitOf(row, 'voided'),
      expired: splitOf(row, 'expired'),
      recalled: splitOf(row, 'recalled'),
      closing: splitOf(row, 'closing'),
    }));
  }
}

function splitOf(row: Row, figure: Figure): Split {
  const split = {
    amount: Number(row[`${figure}_amount`]),
    employerShare: Number(row[`${figure}_employer`]),
    cityShare: Number(row[`${figure}_city`]),
  };
  Object.values(split).forEach((yen) => assertYen(yen, figure));
  return split;
}
