import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Transactions } from '../../database/transactions.js';
import { type CertificationState, nextCertificationState } from '../../domain/certification-states.js';
import { EmployersService } from '../../employers/employers.service.js';
import { MerchantsService } from '../../merchants/merchants.service.js';
import { CityClockService } from '../../programmes/city-clock.service.js';
import { Certification } from '../certification.entity.js';
import { alreadyApplied, notRenewable } from '../certification.errors.js';
import { type Holder, holderOf } from '../holder.js';
import { type CertificationChange, recordEvent } from '../record-event.js';
import { type Answer, AnswerCriteriaService } from './answer-criteria.service.js';

const STANDING: CertificationState[] = ['applied', 'certified', 'suspended'];

export interface Application extends CertificationChange {
  answers?: readonly Answer[];
}

/** Asks for certification, each time by an application of its own: what was refused or is over stays on record. */
@Injectable()
export class ApplyService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cityClock: CityClockService,
    private readonly merchants: MerchantsService,
    private readonly employers: EmployersService,
    private readonly answers: AnswerCriteriaService,
  ) {}

  /**
   * Who was refused, revoked or let it expire asks anew in the same way.
   *
   * @throws DomainError merchant_not_found, employer_not_found, certification_stands, and those of answering
   */
  async apply(cityId: number, holder: Holder, application: Application): Promise<Certification> {
    if ('merchantId' in holder) await this.merchants.find(cityId, holder.merchantId);
    else await this.employers.find(cityId, holder.employerId);
    return this.transactions.run(async (manager) => {
      const earlier = await manager.find(Certification, {
        where: { cityId, ...holder },
        order: { createdAt: 'DESC', id: 'DESC' },
      });
      if (earlier.some(({ state }) => STANDING.includes(state))) throw alreadyApplied();
      const [last] = earlier;
      if (last) nextCertificationState(last.state, 'apply');
      return this.make(cityId, holder, null, application);
    });
  }

  /**
   * Asks to continue a certification that stands, or has expired, beyond its last day.
   *
   * @throws DomainError not_renewable, certification_stands (its renewal was asked for before), and those of answering
   */
  async renew(cityId: number, id: string, application: Application): Promise<Certification> {
    return this.transactions.run(async (manager) => {
      const lock = { mode: 'pessimistic_write' as const };
      const old = await manager.findOne(Certification, { where: { cityId, id }, lock });
      if (!old || !['certified', 'expired'].includes(old.state) || old.followedBy) throw notRenewable();
      const others = holderOf(old);
      const standing = { cityId, ...others, state: In(STANDING) };
      const found = await manager.findBy(Certification, standing);
      if (found.some((other) => other.id !== id && other.followedBy !== id)) throw alreadyApplied();
      return this.make(cityId, others, id, application);
    });
  }

  private async make(
    cityId: number,
    holder: Holder,
    renews: string | null,
    application: Application,
  ): Promise<Certification> {
    const { manager } = this.transactions;
    const id = uuid();
    const appliedOn = application.fromOn ?? (await this.cityClock.now(cityId)).date;
    await manager.insert(Certification, { cityId, id, ...holder, state: 'applied', appliedOn, renews });
    await recordEvent(manager, { cityId, id }, 'apply', appliedOn, application);
    if (application.answers) await this.answers.answer(cityId, id, application.answers);
    return manager.findOneByOrFail(Certification, { cityId, id });
  }
}
