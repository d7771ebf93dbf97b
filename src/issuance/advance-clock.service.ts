import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { DateIso } from '../domain/date.js';
import { Ledger } from '../ledger/ledger.js';
import { clockGoesForward, notARehearsal } from '../programmes/programme.errors.js';
import { DayWorks } from './day-works.js';

@Injectable()
export class AdvanceClockService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: Ledger,
    private readonly dayWorks: DayWorks,
  ) {}

  /**
   * Moves a rehearsal city's clock forward to a day. Whatever falls due on the way is done on its own day, so that a
   * year passed in one step leaves the same book as a year passed day by day.
   *
   * @returns the day that the clock shows then
   * @throws DomainError not_a_rehearsal, clock_goes_forward
   */
  async advanceTo(cityId: number, on: DateIso): Promise<DateIso> {
    if (this.transactions.active) throw new Error('A clock is not moved inside a transaction.');
    const clock = await this.ledger.clock(cityId);
    if (clock.kind === 'live') throw notARehearsal();
    if (on < clock.on) throw clockGoesForward(clock.on);
    let day = clock.on;
    while (day < on) {
      day = await this.ledger.advanceClock(cityId, (await this.dayWorks.nextDue(cityId, day, on)) ?? on);
      await this.dayWorks.doDue(cityId);
    }
    return day;
  }
}
