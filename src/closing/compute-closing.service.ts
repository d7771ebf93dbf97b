import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { addMonths, firstDay, type Month } from '../domain/month.js';
import type { Identity } from './dto/closing.js';
import type { Split } from './dto/split.js';
import { type CountedOtherwise, identitiesOf } from './identities.js';
import { NOT_LAPSED } from './not-lapsed-sql.js';
import { type Closings, closingsOf, type MonthSplit, SplitService } from './split.service.js';

export interface ComputedMonth {
  groups: MonthSplit;
  identities: Identity[];
}

/**
 * Taken by one statement, so by one snapshot: what is held now, with what moved after the month taken off again. $1
 * city, $2 month. Of what has lapsed nothing is held, so it is not read: most of all there ever was.
 */
const HELD_AT_THE_END = `
  select coalesce(sum(amount), 0)::text as amount, coalesce(sum(employer_share), 0)::text as employer,
         coalesce(sum(city_share), 0)::text as city
    from (
      select amount, employer_share, city_share from ledger.holdings where city_id = $1 and ${NOT_LAPSED}
      union all
      select -sign * amount, -sign * employer_share, -sign * city_share
        from ledger.transfers t
        join (values ('issue', 1), ('void', 1), ('unexpire', 1), ('unrecall', 1), ('redeem', -1), ('expire', -1), ('recall', -1))
             signs (code, sign) on signs.code = t.code
       where t.city_id = $1 and t.period > $2
    ) held`;

/** The figures of a month, in one pass over its transfers, and the identities that they must obey. */
@Injectable()
export class ComputeClosingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly splits: SplitService,
  ) {}

  async compute(cityId: number, month: Month): Promise<ComputedMonth> {
    const groups = await this.splits.computeMonth(cityId, month);
    return { groups, identities: await this.prove(cityId, month, groups) };
  }

  /** Proves figures anew that may have been kept before. */
  async prove(cityId: number, month: Month, groups: MonthSplit): Promise<Identity[]> {
    return identitiesOf(groups, await this.countOtherwise(cityId, month));
  }

  private async countOtherwise(cityId: number, month: Month): Promise<CountedOtherwise> {
    const [held] = await this.transactions.query<Record<string, string>>(HELD_AT_THE_END, [cityId, firstDay(month)]);
    return { held: splitOf(held!), before: await this.closedBefore(cityId, addMonths(month, -1)) };
  }

  /** The month before as it was frozen, or else as its transfers give it. */
  private async closedBefore(cityId: number, before: Month): Promise<Closings> {
    const closed = await this.splits.closedThrough(cityId, before);
    return closed === before
      ? this.splits.frozenClosings(cityId, before)
      : closingsOf(await this.splits.computeMonth(cityId, before));
  }
}

function splitOf(row: Record<string, string>): Split {
  return { amount: Number(row.amount), employerShare: Number(row.employer), cityShare: Number(row.city) };
}
