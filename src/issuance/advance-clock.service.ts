import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { addDays, type DateIso } from '../domain/date.js';
import { Ledger } from '../ledger/ledger.js';
import { clockGoesForward, clockGoesTooFar, notARehearsal } from '../programmes/programme.errors.js';
import { DayWorks } from './day-works.js';

/** Ten years: further on, a slip of the finger in the year would be the end of a rehearsal. */
const FURTHEST_DAYS = 3653;

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
   * @throws DomainError not_a_rehearsal, clock_goes_forward, clock_goes_too_far
   */
  async advanceTo(cityId: number, on: DateIso): Promise<DateIso> {
    if (this.transactions.active) throw new Error('A clock is not moved inside a transaction.');
    const clock = await this.ledger.clock(cityId);
    if (clock.kind === 'live') throw notARehearsal();
    if (on < clock.on) throw clockGoesForward(clock.on);
    const furthest = addDays(clock.on, FURTHEST_DAYS);
    if (on > furthest) throw clockGoesTooFar(furthest);
    let day = clock.on;
    while (day < on) {
      day = await this.ledger.advanceClock(cityId, (await this.dayWorks.nextDue(cityId, day, on)) ?? on);
      await this.dayWorks.doDue(cityId);
    }
    return day;
  }
}
