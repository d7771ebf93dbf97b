import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { CriteriaService } from '../criteria/criteria.service.js';
import { CertificationAnswer } from './certification-answer.entity.js';
import { criterionNotInForce } from './application.errors.js';
import { openApplication } from './open-application.js';

export interface Answer {
  criterionId: string;
  /** Whether the applicant says that it does what is asked. */
  met: boolean;
  /** How. */
  statement: string;
}

/** What an applicant says about the criteria of the day on which it applied. */
@Injectable()
export class AnswerCriteriaService {
  constructor(
    private readonly transactions: Transactions,
    private readonly criteria: CriteriaService,
  ) {}

  /**
   * Answers criteria, in place of what was answered for them before; what the review had found about them is void.
   *
   * @throws DomainError certification_not_found, application_decided, criterion_not_in_force
   */
  answer(cityId: number, certificationId: string, answers: readonly Answer[]): Promise<CertificationAnswer[]> {
    return this.transactions.run(async (manager) => {
      const { appliedOn } = await openApplication(manager, cityId, certificationId);
      const asked = new Set((await this.criteria.on(cityId, appliedOn)).map(({ id }) => id));
      for (const { criterionId } of answers) if (!asked.has(criterionId)) throw criterionNotInForce(criterionId);
      const rows = answers.map(({ criterionId, met, statement }) => ({
        ...{ cityId, certificationId, criterionId, met, statement },
        accepted: null,
      }));
      const latest = [...new Map(rows.map((row) => [row.criterionId, row])).values()];
      if (latest.length > 0) {
        await manager.upsert(CertificationAnswer, latest, ['cityId', 'certificationId', 'criterionId']);
      }
      return this.of(cityId, certificationId);
    });
  }

  /** With their criteria, in the order of the list. */
  of(cityId: number, certificationId: string): Promise<CertificationAnswer[]> {
    return this.transactions.manager.find(CertificationAnswer, {
      where: { cityId, certificationId },
      relations: { criterion: true },
      order: { criterion: { position: 'ASC', code: 'ASC' } },
    });
  }
}
