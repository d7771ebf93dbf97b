import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { Month } from '../domain/month.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { MONTH_AFTER_EARLIER_PLACES } from './earlier-places.js';
import type { Enrolment } from './enrolment.entity.js';
import { lockEnrolments } from './enrolments-lock.js';
import { notCorrectable, nothingToChange, returnBeforeBirth } from './enrolment.errors.js';
import { FindEnrolmentService, lockEnrolment } from './find-enrolment.service.js';
import { IssuedMonthsService } from './issued-months.service.js';
import { planCorrection, type CorrectedDates, type CorrectionPlan } from './plan-correction.js';
import { saveChange, type Changes } from './save-change.js';
import { TermsService } from './terms.service.js';

@Injectable()
export class CorrectEnrolmentService {
  constructor(
    private readonly transactions: Transactions,
    private readonly enrolments: FindEnrolmentService,
    private readonly issuedMonths: IssuedMonthsService,
    private readonly terms: TermsService,
    private readonly cityClock: CityClockService,
  ) {}

  /**
   * What a correction would do to the months, issued or not. Nothing is done.
   *
   * @throws DomainError enrolment_not_found, nothing_to_change, return_before_birth, not_correctable
   */
  async preview(cityId: number, id: string, corrections: Partial<CorrectedDates>): Promise<CorrectionPlan> {
    return this.plan(await this.enrolments.find(cityId, id), corrections);
  }

  /**
   * Corrects dates. Of the months in the answer's `overIssued`, whoever calls recalls what is recallable; nothing in the
   * ledger is changed here. Who had ended by age and by the corrected date has not, is enrolled again.
   *
   * @throws DomainError enrolment_not_found, nothing_to_change, return_before_birth, not_correctable, child_number_taken,
   *   child_enrolled_already
   */
  async correct(
    cityId: number,
    id: string,
    corrections: Partial<CorrectedDates>,
    why: { reason: string; actorId: string },
  ): Promise<{ enrolment: Enrolment; plan: CorrectionPlan }> {
    return this.transactions.run(async (manager) => {
      await lockEnrolments(manager, cityId);
      const enrolment = await lockEnrolment(manager, cityId, id);
      const plan = await this.plan(enrolment, corrections);
      const { date: on, month } = await this.cityClock.now(cityId);
      const changes: Changes = { ...said(corrections), ...plan.after };
      if (enrolment.endReason === 'aged_out' && plan.after.lastMonth >= month) {
        const state = enrolment.activatedAt ? 'active' : 'approved';
        Object.assign(changes, { state, endedOn: null, endReason: null });
      }
      return { enrolment: await saveChange(manager, enrolment, 'correct', changes, { on, ...why }), plan };
    });
  }

  private async plan(enrolment: Enrolment, corrections: Partial<CorrectedDates>): Promise<CorrectionPlan> {
    // Of an application that was refused, or withdrawn before it was approved, nothing is owed whatever its dates.
    const neverOwed = enrolment.state === 'ended' && enrolment.lastMonth < enrolment.firstMonth;
    if (enrolment.state === 'refused' || neverOwed) throw notCorrectable();
    const { cityId, childBirthDate, leaveStartedOn, returnedOn, childNumber } = enrolment;
    const present: CorrectedDates = { childBirthDate, leaveStartedOn, returnedOn, childNumber };
    const dates = { ...present, ...said(corrections) };
    const fields = Object.keys(present) as (keyof CorrectedDates)[];
    if (fields.every((field) => dates[field] === present[field])) throw nothingToChange();
    if (dates.returnedOn < dates.childBirthDate) throw returnBeforeBirth();
    return planCorrection(enrolment, dates, {
      terms: await this.terms.terms(cityId, enrolment.programmeId),
      absences: await this.enrolments.absences(cityId, enrolment.id),
      issued: await this.issuedMonths.of(enrolment),
      notBefore: await this.notBefore(enrolment),
    });
  }

  private async notBefore({ cityId, programmeId, employeeId, id }: Enrolment): Promise<Month | null> {
    const [row] = await this.transactions.query<{ month: Month | null }>(
      `select to_char(${MONTH_AFTER_EARLIER_PLACES}, 'YYYY-MM') as month
         from (values ($3::uuid, $4::uuid)) as r ("employeeId", id)`,
      [cityId, programmeId, employeeId, id],
    );
    return row?.month ?? null;
  }
}

function said(corrections: Partial<CorrectedDates>): Partial<CorrectedDates> {
  return Object.fromEntries(Object.entries(corrections).filter(([, value]) => value !== undefined));
}
