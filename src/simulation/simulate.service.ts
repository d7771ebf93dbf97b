import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.js';
import { addDays, type DateIso } from '../domain/date.js';
import { firstDay, lastDay, type Month, monthRange } from '../domain/month.js';
import { derivedId } from '../domain/operation-key.js';
import { IssueMonthService } from '../issuance/issue-month.service.js';
import { SealService } from '../ledger/seal.service.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { RulesService } from '../programmes/rules.service.js';
import { HireCoworkersService } from './hire-coworkers.service.js';
import { LiveMonthService } from './live-month.service.js';
import { LoadCastService } from './load-cast.service.js';
import { planMonth } from './plan-month.js';
import { Refusals } from './refusals.js';
import { liveCityCannotBeSimulated, monthsOutOfOrder } from './simulation.errors.js';
import { type KindTotals, TotalsService } from './totals.service.js';
import { TurnoverService } from './turnover.service.js';

export interface SimulationWish {
  from: Month;
  to: Month;
  /** The same seed on the same city tells the same story; another one another. */
  seed: number;
  /** The last day to be lived, if that is not the last one of the last month. */
  until?: DateIso;
  /** Whether parents also leave, go on leave again and return. Then later months issue to fewer. */
  turnover?: boolean;
  /** Told after each day. */
  onProgress?: (progress: { days: number; ofDays: number; month: Month }) => void;
}

export interface Simulated {
  from: Month;
  to: Month;
  seed: number;
  /** What the city's clock shows at the end. */
  clock: DateIso;
  /** What this run has recorded, by kind of operation. */
  totals: Record<string, KindTotals>;
  /** What was refused, by code. */
  refused: Record<string, number>;
}

/** A life of months in a rehearsal city, through the same services as everybody's. */
@Injectable()
export class SimulateService {
  constructor(
    private readonly cityClock: CityClockService,
    private readonly programmes: ProgrammesService,
    private readonly rules: RulesService,
    private readonly issueMonth: IssueMonthService,
    private readonly seals: SealService,
    private readonly coworkers: HireCoworkersService,
    private readonly cast: LoadCastService,
    private readonly liveMonth: LiveMonthService,
    private readonly turnover: TurnoverService,
    private readonly totals: TotalsService,
  ) {}

  /**
   * Issues each month and lives it: thanks, claim links, purchases, voids, recalls; what nobody uses lapses. The city's
   * clock ends on the last day lived. Simulating the same again adds nothing.
   *
   * @throws DomainError live_city_cannot_be_simulated, months_out_of_order, programme_not_found, before_programme,
   *   budget_passed, programme_is_issuing
   */
  async simulate(cityId: number, wish: SimulationWish): Promise<Simulated> {
    const { from, to, seed } = wish;
    if ((await this.cityClock.clock(cityId)).kind === 'live') throw liveCityCannotBeSimulated();
    const months = monthRange(from, to);
    if (months.length === 0) throw monthsOutOfOrder(from, to);
    const { id: programmeId } = await this.programmes.mainProgramme(cityId);
    const actorId = derivedId(programmeId, `simulation ${seed}`);
    const before = await this.totals.blockNow(cityId);
    const refusals = new Refusals();
    await this.coworkers.hire(cityId, programmeId, seed);
    const progress = countDays(wish, months);
    for (const month of months) {
      await this.month(cityId, programmeId, month, wish, actorId, refusals, () => progress(month));
      await this.seals.seal(cityId);
    }
    const { date: clock } = await this.cityClock.now(cityId);
    return { from, to, seed, clock, totals: await this.totals.since(cityId, before), refused: refusals.byCode };
  }

  private async month(
    cityId: number,
    programmeId: string,
    month: Month,
    { seed, turnover, until = lastDay(month) }: SimulationWish,
    actorId: string,
    refusals: Refusals,
    dayDone: () => void,
  ): Promise<void> {
    await this.issue(cityId, programmeId, month, actorId);
    const cast = await this.cast.load(cityId, programmeId, month);
    const plan = planMonth(cast, month, seed);
    const departures = turnover ? this.turnover.plan(cast.parents, month, seed, plan) : [];
    const atDawn = async (on: DateIso) => {
      if (!turnover) return;
      await this.turnover.depart(cityId, departures, on, actorId, refusals);
      if (on !== addDays(firstDay(month), 4)) return;
      await this.turnover.returnFromLeave(cityId, month, on, actorId, refusals);
      await this.issue(cityId, programmeId, month, actorId);
    };
    const rules = await this.rules.rulesFor(cityId, programmeId, month);
    await this.liveMonth.live({ cityId, month, seed, until, plan, rules, actorId, refusals, atDawn, dayDone });
  }

  /** A month so long past that it cannot be granted any more is lived with what it has. */
  private async issue(cityId: number, programmeId: string, month: Month, actorId: string): Promise<void> {
    try {
      await this.issueMonth.issue(cityId, programmeId, month, { actorId });
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'catch_up_too_late')) throw error;
    }
  }
}

function countDays({ onProgress, until }: SimulationWish, months: Month[]): (month: Month) => void {
  const daysOf = (month: Month) => Number((until && until < lastDay(month) ? until : lastDay(month)).slice(8));
  const ofDays = months.reduce((sum, month) => sum + daysOf(month), 0);
  let days = 0;
  return (month) => {
    days += 1;
    onProgress?.({ days, ofDays, month });
  };
}
