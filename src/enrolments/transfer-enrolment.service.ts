import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Transactions } from '../database/transactions.js';
import { addDays } from '../domain/date.js';
import { nextEnrolmentState } from '../domain/enrolment-states.js';
import { addMonths, monthOf } from '../domain/month.js';
import { Employer } from '../employers/employer.entity.js';
import { employerNotFound } from '../employers/employer.errors.js';
import { beginEmployment, endEmployment } from './change-employment.js';
import { lastMonthWhenEnded } from './change-enrolment.service.js';
import { Enrolment } from './enrolment.entity.js';
import { dayOutOfOrder, noMonthAtNewEmployer, notDecidedYet, sameEmployer } from './enrolment.errors.js';
import { lockEnrolments } from './enrolments-lock.js';
import { FindEnrolmentService, lockEnrolment } from './find-enrolment.service.js';
import { latestDayOf } from './latest-day-of.js';
import { recordEvents } from './record-events.js';
import { saveChange, type ChangeReason } from './save-change.js';

export interface Transfer {
  employerId: string;
  /** 社員番号 at the new employer. */
  staffNumber: string;
}

@Injectable()
export class TransferEnrolmentService {
  constructor(
    private readonly transactions: Transactions,
    private readonly enrolments: FindEnrolmentService,
  ) {}

  /**
   * The parent works for another employer from `why.on`. The month of the last day with the old employer stays there,
   * as for whoever leaves; the next one is the first of a new enrolment with the new employer. The wallet stays, and so
   * does what the city has decided.
   *
   * @returns the new enrolment
   * @throws DomainError enrolment_not_found, transition_not_allowed, not_decided_yet, employer_not_found,
   *   same_employer, day_out_of_order, no_month_at_new_employer, staff_number_taken
   */
  async transfer(cityId: number, id: string, to: Transfer, why: ChangeReason): Promise<Enrolment> {
    return this.transactions.run(async (manager) => {
      await lockEnrolments(manager, cityId);
      const old = await lockEnrolment(manager, cityId, id);
      const state = nextEnrolmentState(old.state, 'end');
      if (old.state === 'applied') throw notDecidedYet();
      const { municipalityId } = await this.newEmployer(manager, old, to);
      if (why.on <= old.returnedOn) throw dayOutOfOrder(addDays(old.returnedOn, 1));
      const lastDay = addDays(why.on, -1);
      const nextMonth = addMonths(monthOf(lastDay), 1);
      if (old.lastMonth < nextMonth) throw noMonthAtNewEmployer(old.lastMonth);
      const moved = manager.create(Enrolment, {
        ...old,
        id: uuid(),
        employerId: to.employerId,
        municipalityId,
        firstMonth: old.firstMonth > nextMonth ? old.firstMonth : nextMonth,
      });
      const lastMonth = lastMonthWhenEnded(old, lastDay);
      await saveChange(manager, old, 'end', { state, lastMonth, endedOn: why.on, endReason: 'moved' }, why);
      await endEmployment(manager, old, lastDay);
      await beginEmployment(manager, old, { ...to, firstOn: why.on });
      await this.insert(manager, old, moved, why);
      return this.enrolments.find(cityId, moved.id);
    });
  }

  private async newEmployer(manager: EntityManager, old: Enrolment, to: Transfer): Promise<Employer> {
    if (to.employerId === old.employerId) throw sameEmployer();
    const employer = await manager.findOneBy(Employer, { cityId: old.cityId, id: to.employerId });
    if (!employer) throw employerNotFound();
    return employer;
  }

  /** The new place begins in the state of the old one: also on leave, with the same open absence. */
  private async insert(manager: EntityManager, old: Enrolment, moved: Enrolment, why: ChangeReason): Promise<void> {
    const { cityId } = old;
    await manager.insert(Enrolment, moved);
    await manager.query(
      `insert into enrolment_absences (city_id, enrolment_id, from_month)
       select city_id, $3, from_month from enrolment_absences
        where city_id = $1 and enrolment_id = $2 and until_month is null`,
      [cityId, old.id, moved.id],
    );
    const event = { enrolmentId: moved.id, reason: why.reason, actorId: why.actorId, before: null };
    const after = { state: moved.state, firstMonth: moved.firstMonth, movedFrom: old.id };
    const leave = await latestDayOf(manager, 'go_on_leave', old);
    await recordEvents(manager, cityId, [
      { ...event, event: 'apply', onDate: why.on, after },
      ...(moved.state === 'on_leave' && leave
        ? [{ ...event, event: 'go_on_leave' as const, onDate: leave, after: { state: moved.state } }]
        : []),
    ]);
  }
}
