import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { DateIso } from '../domain/date.js';
import { Ledger } from '../ledger/ledger.js';
import type { LapseTotals } from '../ledger/ledger-items.js';
import { type DayWork, DayWorks } from './day-works.js';

/** Coupons whose last day has passed go back to their two payers, each its own share. */
@Injectable()
export class LapseService implements DayWork, OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: Ledger,
    private readonly dayWorks: DayWorks,
  ) {}

  onModuleInit(): void {
    this.dayWorks.register(this);
  }

  lapse(cityId: number): Promise<LapseTotals> {
    return this.ledger.expire(cityId);
  }

  async doDue(cityId: number): Promise<void> {
    await this.lapse(cityId);
  }

  async nextDue(cityId: number, after: DateIso, through: DateIso): Promise<DateIso | null> {
    const [row] = await this.transactions.query<{ on: DateIso | null }>(
      `select (min(expires_on) + 1)::text as on from ledger.holdings
        where city_id = $1 and amount > 0 and expires_on between $2::date and $3::date - 1`,
      [cityId, after, through],
    );
    return row?.on ?? null;
  }
}
