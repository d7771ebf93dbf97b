import { Injectable } from '@nestjs/common';
import { badRange } from '../closing/closing.errors.js';
import { Replica } from '../database/replica/replica.js';
import type { DateIso } from '../domain/date.js';
import { firstDay, type Month, monthsBetween } from '../domain/month.js';
import type { JournalLine } from './dto/journal.js';
import { type Movement, MOVEMENTS, type Payer, PAYERS, postingsOf } from './journal-accounts.js';

/** What a fiscal year's accounts need; an accounting program imports a year at most. */
const MOST_MONTHS = 12;

interface Row {
  on: DateIso;
  code: Movement;
  basis: string;
  employer: string;
  city: string;
}

/** The journal of the accounts (仕訳): double entry, a line for each movement class, day and payer. */
@Injectable()
export class JournalService {
  constructor(private readonly replica: Replica) {}

  /**
   * In the order of days. What happened before the month that it counts in stands on that month's first day.
   * @throws DomainError bad_range
   */
  async journal(cityId: number, from: Month, to: Month): Promise<JournalLine[]> {
    const months = monthsBetween(from, to) + 1;
    if (months < 1 || months > MOST_MONTHS) throw badRange(MOST_MONTHS);
    const rows = await this.replica.query<Row>(
      `select greatest((o.happened_at at time zone 'Asia/Tokyo')::date, t.period)::text as on, t.code,
              a.billing_basis as basis, sum(t.employer_share)::text as employer, sum(t.city_share)::text as city
         from ledger.transfers t
         join ledger.operations o on o.city_id = t.city_id and o.id = t.operation_id
         join ledger.allocations a on a.city_id = t.city_id and a.id = t.allocation_id
        where t.city_id = $1 and t.period between $2 and $3 and t.code = any($4)
        group by 1, 2, 3
        order by 1, 3, array_position($4, t.code)`,
      [cityId, firstDay(from), firstDay(to), Object.keys(MOVEMENTS)],
    );
    return rows.flatMap((row) => (['employer', 'city'] as const).flatMap((payer) => linesOf(row, payer)));
  }
}

function linesOf(row: Row, payer: Payer): JournalLine[] {
  const amount = Number(row[payer]);
  if (amount === 0) return [];
  return postingsOf(row.code, payer, row.basis).map(({ debit, credit }) => ({
    on: row.on,
    movement: MOVEMENTS[row.code],
    payer: PAYERS[payer],
    debit,
    credit,
    amount,
  }));
}
