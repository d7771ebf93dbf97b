import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { addDays, type DateIso } from '../domain/date.js';
import { addMonths, firstDay, type Month } from '../domain/month.js';
import { ChangeEnrolmentService } from '../enrolments/change-enrolment.service.js';
import { RecallService } from '../issuance/recall.service.js';
import type { LivedMonth, Parent } from './life.js';
import { Random } from './random.js';
import type { Refusals } from './refusals.js';

const LEAVES_EMPLOYER = 0.01;
const GOES_ON_LEAVE = 0.01;
/** Months from the beginning of a new leave to the return. */
const MONTHS_ON_LEAVE = 2;

/** Somebody who leaves the employer, or goes on leave again, on a day. */
export interface Departure {
  parent: Parent;
  on: DateIso;
  why: 'left' | 'on_leave';
}

/** Parents who leave, go on leave again, and return: what an HR team reports. It changes what later months issue. */
@Injectable()
export class TurnoverService {
  constructor(
    private readonly transactions: Transactions,
    private readonly changeEnrolment: ChangeEnrolmentService,
    private readonly recalls: RecallService,
  ) {}

  /** Who departs in a month; what they had planned for later days is struck out. */
  plan(parents: readonly Parent[], month: Month, seed: number, lived: LivedMonth): Departure[] {
    const departures = parents.flatMap((parent): Departure[] => {
      const random = new Random('departure', seed, month, parent.label);
      const left = random.chance(LEAVES_EMPLOYER);
      if (!left && !random.chance(GOES_ON_LEAVE)) return [];
      return [{ parent, on: addDays(firstDay(month), random.between(8, 24)), why: left ? 'left' : 'on_leave' }];
    });
    const gone = new Map(departures.map(({ parent, on }) => [parent.employeeId, on]));
    const isThere = (employeeId: string, on: DateIso) => on < (gone.get(employeeId) ?? '9999');
    lived.gifts = lived.gifts.filter(({ giver, on }) => isThere(giver.employeeId, on));
    lived.purchases = lived.purchases.filter(({ payer, on }) => isThere(payer.employeeId, on));
    lived.recalls = lived.recalls.filter(({ parent }) => !gone.has(parent.employeeId));
    return departures;
  }

  /** Reports those who depart on a day; what a leaver has left is recalled. */
  async depart(
    cityId: number,
    departures: readonly Departure[],
    on: DateIso,
    actorId: string,
    refusals: Refusals,
  ): Promise<void> {
    for (const { parent, why } of departures.filter((departure) => departure.on === on)) {
      await refusals.count(async () => {
        if (why === 'on_leave') {
          await this.changeEnrolment.goOnLeave(cityId, parent.enrolmentId, { on, reason: '第二子の育児休業', actorId });
          return;
        }
        await this.changeEnrolment.end(cityId, parent.enrolmentId, 'left', { on, reason: '退職', actorId });
        await this.recalls.recall(cityId, { enrolmentId: parent.enrolmentId }, { actorId, reason: '退職による回収' });
      });
    }
  }

  /** Reports the return of everybody whose leave began some months before. */
  async returnFromLeave(cityId: number, month: Month, on: DateIso, actorId: string, refusals: Refusals): Promise<void> {
    const due = await this.transactions.query<{ id: string }>(
      `select e.id
         from enrolments e join enrolment_absences a on a.city_id = e.city_id and a.enrolment_id = e.id
        where e.city_id = $1 and e.state = 'on_leave' and a.until_month is null and a.from_month <= $2
        order by e.id`,
      [cityId, firstDay(addMonths(month, 1 - MONTHS_ON_LEAVE))],
    );
    for (const { id } of due) {
      const why = { on, reason: '復職', actorId };
      await refusals.count(() => this.changeEnrolment.returnFromLeave(cityId, id, why));
    }
  }
}
