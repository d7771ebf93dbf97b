import { Injectable } from '@nestjs/common';
import { addDays, type DateIso } from '../domain/date.js';
import { firstDay, lastDay, type Month } from '../domain/month.js';
import { AdvanceClockService } from '../issuance/advance-clock.service.js';
import { MAX_ITEMS } from '../ledger/ledger.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import type { ProgrammeRules } from '../programmes/programme-rules.entity.js';
import type { Gift, LivedMonth } from './life.js';
import { LivedDaysService } from './lived-days.service.js';
import { PlayGiftsService } from './play-gifts.service.js';
import { PlayPurchasesService } from './play-purchases.service.js';
import { PlayRecallsService } from './play-recalls.service.js';
import type { Refusals } from './refusals.js';

/** Items of one call of the ledger: many enough to be quick, few enough that locks are short. */
const BATCH = Math.min(500, MAX_ITEMS);

export interface MonthToLive {
  cityId: number;
  month: Month;
  seed: number;
  /** The last day that is lived: that of the month, or an earlier one. */
  until: DateIso;
  plan: LivedMonth;
  rules: ProgrammeRules;
  /** In whose name the city acts. */
  actorId: string;
  refusals: Refusals;
  /** What else happens on a day, once the clock shows it and before anybody gives or buys. */
  atDawn: (on: DateIso) => Promise<void>;
  dayDone: () => void;
}

/** Lives a month day by day, moving the clock along. Days that the clock has passed are lived on the day that it shows. */
@Injectable()
export class LiveMonthService {
  constructor(
    private readonly cityClock: CityClockService,
    private readonly advanceClock: AdvanceClockService,
    private readonly livedDays: LivedDaysService,
    private readonly gifts: PlayGiftsService,
    private readonly purchases: PlayPurchasesService,
    private readonly recalls: PlayRecallsService,
  ) {}

  /** A day that was lived before by the same seed is not lived again; one that was interrupted is finished. */
  async live(wanted: MonthToLive): Promise<void> {
    const { cityId, month, until, seed } = wanted;
    const livedBefore = await this.livedDays.of(cityId, seed);
    const secrets = new Map<Gift, string>();
    for (let day = firstDay(month); day <= until && day <= lastDay(month); day = addDays(day, 1)) {
      if (!livedBefore.has(day)) {
        const { date: today } = await this.cityClock.now(cityId);
        if (day > today) await this.advanceClock.advanceTo(cityId, day);
        await wanted.atDawn(day);
        await this.liveDay(wanted, day, secrets);
        await this.livedDays.add(cityId, seed, day);
      }
      wanted.dayDone();
    }
  }

  private async liveDay(wanted: MonthToLive, day: DateIso, secrets: Map<Gift, string>): Promise<void> {
    const { cityId, plan, rules, actorId, refusals } = wanted;
    const today = plan.gifts.filter(({ on }) => on === day);
    const byHand = today.filter(({ receiver }) => receiver !== null);
    for (const batch of batches(byHand)) await this.gifts.give(cityId, batch, rules, refusals);
    for (const gift of today.filter(({ receiver }) => receiver === null)) {
      const secret = await this.gifts.open(cityId, gift, refusals);
      if (secret !== null) secrets.set(gift, secret);
    }
    for (const [gift, secret] of secrets) {
      if (gift.claim?.on === day) await this.gifts.claim(cityId, gift, secret, refusals);
    }
    const bought = plan.purchases.filter(({ on }) => on === day);
    for (const batch of batches(bought)) await this.purchases.pay(cityId, batch, rules, refusals);
    const recalled = plan.recalls.filter(({ on }) => on === day);
    await this.recalls.recall(cityId, recalled, actorId, refusals);
    const undone = plan.recalls.filter(({ undoneOn }) => undoneOn === day);
    await this.recalls.undo(cityId, undone, actorId, refusals);
  }
}

function batches<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, index) =>
    items.slice(index * BATCH, (index + 1) * BATCH),
  );
}
