import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../database/transactions.js';
import type { DateIso } from '../domain/date.js';
import { absenceOf } from '../domain/eligibility.js';
import { nextEnrolmentState } from '../domain/enrolment-states.js';
import { addMonths, firstDay, monthOf, type Month } from '../domain/month.js';
import { endEmployment } from './change-employment.js';
import type { Enrolment } from './enrolment.entity.js';
import { dayOutOfOrder } from './enrolment.errors.js';
import { lockEnrolment } from './find-enrolment.service.js';
import { latestDayOf } from './latest-day-of.js';
import { saveChange, type ChangeReason } from './save-change.js';
import { TermsService } from './terms.service.js';

@Injectable()
export class ChangeEnrolmentService {
  constructor(
    private readonly transactions: Transactions,
    private readonly terms: TermsService,
  ) {}

  /**
   * The city accepts the application, by another person than the one who made it.
   * @throws DomainError enrolment_not_found, transition_not_allowed, approved_by_applicant
   */
  approve(cityId: number, id: string, why: ChangeReason): Promise<Enrolment> {
    return this.change(cityId, id, (manager, enrolment) =>
      saveChange(manager, enrolment, 'approve', { state: nextEnrolmentState(enrolment.state, 'approve') }, why),
    );
  }

  /** The city does not accept the application. @throws DomainError enrolment_not_found, transition_not_allowed */
  refuse(cityId: number, id: string, why: ChangeReason): Promise<Enrolment> {
    return this.change(cityId, id, (manager, enrolment) =>
      saveChange(manager, enrolment, 'refuse', { state: nextEnrolmentState(enrolment.state, 'refuse') }, why),
    );
  }

  /** The employee takes up the enrolment in person. @throws DomainError enrolment_not_found, transition_not_allowed */
  activate(cityId: number, id: string, why: ChangeReason): Promise<Enrolment> {
    return this.change(cityId, id, (manager, enrolment) => {
      const state = nextEnrolmentState(enrolment.state, 'activate');
      return saveChange(manager, enrolment, 'activate', { state, activatedAt: new Date() }, why);
    });
  }

  /**
   * The parent is on leave again from `why.on`: nothing is owed from the next month until the return.
   *
   * @throws DomainError enrolment_not_found, transition_not_allowed, day_out_of_order
   */
  goOnLeave(cityId: number, id: string, why: ChangeReason): Promise<Enrolment> {
    return this.change(cityId, id, async (manager, enrolment) => {
      const state = nextEnrolmentState(enrolment.state, 'go_on_leave');
      const backFrom = (await latestDayOf(manager, 'return', enrolment)) ?? enrolment.returnedOn;
      if (why.on < backFrom) throw dayOutOfOrder(backFrom);
      // Who left and came back within the same month has an absence of no month there, which is opened again.
      await manager.query(
        `insert into enrolment_absences (city_id, enrolment_id, from_month) values ($1, $2, $3)
         on conflict on constraint enrolment_absences_pkey do update set until_month = null`,
        [cityId, id, firstDay(addMonths(monthOf(why.on), 1))],
      );
      return saveChange(manager, enrolment, 'go_on_leave', { state }, why);
    });
  }

  /**
   * The parent is back at work on `why.on`: owed again from the month that the programme's first-month rule gives.
   *
   * @throws DomainError enrolment_not_found, transition_not_allowed, day_out_of_order
   */
  returnFromLeave(cityId: number, id: string, why: ChangeReason): Promise<Enrolment> {
    return this.change(cityId, id, async (manager, enrolment) => {
      const event = enrolment.activatedAt ? 'return_active' : 'return_approved';
      const state = nextEnrolmentState(enrolment.state, event);
      const leaveFrom = (await latestDayOf(manager, 'go_on_leave', enrolment)) ?? enrolment.returnedOn;
      if (why.on < leaveFrom) throw dayOutOfOrder(leaveFrom);
      const { rules } = await this.terms.terms(cityId, enrolment.programmeId);
      const { untilMonth } = absenceOf(leaveFrom, why.on, rules.firstMonthRule);
      await manager.query(
        'update enrolment_absences set until_month = $3 where city_id = $1 and enrolment_id = $2 and until_month is null',
        [cityId, id, firstDay(untilMonth!)],
      );
      return saveChange(manager, enrolment, 'return', { state }, why);
    });
  }

  /**
   * The enrolment ends: the parent leaves the employer on `why.on`, which also ends the employment, or does not want it
   * any more. Nothing is owed from the next month; of an application that was never approved, nothing at all.
   *
   * @throws DomainError enrolment_not_found, transition_not_allowed, day_out_of_order
   */
  end(cityId: number, id: string, endReason: 'left' | 'withdrawn', why: ChangeReason): Promise<Enrolment> {
    return this.change(cityId, id, async (manager, enrolment) => {
      const state = nextEnrolmentState(enrolment.state, 'end');
      if (endReason === 'left') {
        if (why.on < enrolment.returnedOn) throw dayOutOfOrder(enrolment.returnedOn);
        await endEmployment(manager, enrolment, why.on);
      }
      const changes = { state, lastMonth: lastMonthWhenEnded(enrolment, why.on), endedOn: why.on, endReason };
      return saveChange(manager, enrolment, 'end', changes, why);
    });
  }

  private change(
    cityId: number,
    id: string,
    work: (manager: EntityManager, enrolment: Enrolment) => Promise<Enrolment>,
  ): Promise<Enrolment> {
    return this.transactions.run(async (manager) => work(manager, await lockEnrolment(manager, cityId, id)));
  }
}

/** The last month owed of an enrolment that ends on this day. */
export function lastMonthWhenEnded({ state, firstMonth, lastMonth }: Enrolment, endedOn: DateIso): Month {
  if (state === 'applied') return addMonths(firstMonth, -1);
  const month = monthOf(endedOn);
  return month < lastMonth ? month : lastMonth;
}
