import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import type { DateIso } from '../../domain/date.js';
import type { Tier } from '../criteria/tier.entity.js';
import { TiersService } from '../criteria/tiers.service.js';
import { EvidenceFile } from '../evidence/evidence-file.entity.js';
import { AnswerCriteriaService } from './answer-criteria.service.js';
import { evidenceMissing, notAnswered, notReviewed, tooFewMeasures } from './application.errors.js';
import { CertificationAnswer } from './certification-answer.entity.js';
import { CertificationMessage } from './certification-message.entity.js';
import { openApplication } from './open-application.js';

/** What the city finds about an application before it decides. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly transactions: Transactions,
    private readonly answers: AnswerCriteriaService,
    private readonly tiers: TiersService,
  ) {}

  /**
   * Accepts measures, or does not.
   *
   * @throws DomainError certification_not_found, application_decided, criterion_not_answered, evidence_missing
   */
  find(
    cityId: number,
    certificationId: string,
    findings: readonly { criterionId: string; accepted: boolean }[],
  ): Promise<CertificationAnswer[]> {
    return this.transactions.run(async (manager) => {
      await openApplication(manager, cityId, certificationId);
      const answers = await this.answers.of(cityId, certificationId);
      for (const { criterionId, accepted } of findings) {
        const answer = answers.find((one) => one.criterionId === criterionId);
        if (!answer || (accepted && !answer.met)) throw notAnswered(criterionId);
        const shown = () => manager.existsBy(EvidenceFile, { cityId, certificationId, criterionId });
        if (accepted && answer.criterion.evidenceRequired && !(await shown())) throw evidenceMissing(criterionId);
        await manager.update(CertificationAnswer, { cityId, certificationId, criterionId }, { accepted });
      }
      return this.answers.of(cityId, certificationId);
    });
  }

  /**
   * Asks the applicant, or answers the city.
   *
   * @throws DomainError certification_not_found, application_decided, text_too_long
   */
  say(
    cityId: number,
    certificationId: string,
    message: Pick<CertificationMessage, 'fromCity' | 'text' | 'authorId'>,
  ): Promise<CertificationMessage> {
    return this.transactions.run(async (manager) => {
      await openApplication(manager, cityId, certificationId);
      const number = 1 + (await manager.countBy(CertificationMessage, { cityId, certificationId }));
      await manager.insert(CertificationMessage, { ...message, cityId, certificationId, number });
      return manager.findOneByOrFail(CertificationMessage, { cityId, certificationId, number });
    });
  }

  messages(cityId: number, certificationId: string): Promise<CertificationMessage[]> {
    return this.transactions.manager.find(CertificationMessage, {
      where: { cityId, certificationId },
      order: { number: 'ASC' },
    });
  }

  /**
   * The tier that the accepted measures make by the thresholds of the day of application. Undefined where nothing was
   * answered: then the city has judged elsewhere, as before there were criteria.
   *
   * @throws DomainError not_reviewed, too_few_measures
   */
  async outcome(
    cityId: number,
    certificationId: string,
    appliedOn: DateIso,
  ): Promise<{ measures: number; tier: Tier } | undefined> {
    const answers = await this.answers.of(cityId, certificationId);
    if (answers.length === 0) return undefined;
    if (answers.some(({ met, accepted }) => met && accepted === null)) throw notReviewed();
    const measures = answers.filter(({ accepted }) => accepted).length;
    const tier = await this.tiers.reached(cityId, measures, appliedOn);
    if (!tier) throw tooFewMeasures(measures);
    return { measures, tier };
  }
}
