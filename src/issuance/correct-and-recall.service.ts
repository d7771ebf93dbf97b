import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { CorrectEnrolmentService } from '../enrolments/correct-enrolment.service.js';
import type { Enrolment } from '../enrolments/enrolment.entity.js';
import type { CorrectedDates, CorrectionPlan } from '../enrolments/plan-correction.js';
import { type Recalled, RecallService } from './recall.service.js';

export interface Correction {
  enrolment: Enrolment;
  plan: CorrectionPlan;
  /** Of each month that was issued and is not owed: what was taken back, and what stays over-issued. */
  recalled: Recalled[];
}

@Injectable()
export class CorrectAndRecallService {
  constructor(
    private readonly transactions: Transactions,
    private readonly corrections: CorrectEnrolmentService,
    private readonly recall: RecallService,
  ) {}

  /**
   * Corrects an enrolment's dates and, in the same transaction, recalls what is not given or spent yet of the months that
   * by the corrected dates were not owed.
   *
   * @throws DomainError what correcting can raise: enrolment_not_found, nothing_to_change, return_before_birth,
   *   not_correctable, child_number_taken, child_enrolled_already
   */
  async correct(
    cityId: number,
    enrolmentId: string,
    corrections: Partial<CorrectedDates>,
    why: { reason: string; actorId: string },
  ): Promise<Correction> {
    return this.transactions.run(async () => {
      const { enrolment, plan } = await this.corrections.correct(cityId, enrolmentId, corrections, why);
      const allocationIds = plan.overIssued.map((issued) => issued.allocationId);
      const recalled = allocationIds.length > 0 ? await this.recall.recall(cityId, { allocationIds }, why) : [];
      return { enrolment, plan, recalled };
    });
  }
}
