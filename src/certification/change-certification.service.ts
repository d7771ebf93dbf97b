import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../database/transactions.js';
import { type CertificationEvent, certificationTable, nextCertificationState } from '../domain/certification-states.js';
import { addDays, type DateIso } from '../domain/date.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { AcceptanceService } from './acceptance.service.js';
import { ReviewService } from './applications/review.service.js';
import { CertificateNumbersService } from './certificate-numbers.service.js';
import { Certification } from './certification.entity.js';
import {
  certificationNotFound,
  daysOutOfOrder,
  notBeforeToday,
  notRenewable,
  renewalMustFollow,
  validityOver,
} from './certification.errors.js';
import { type CertificationChange, recordEvent } from './record-event.js';

/** The states of certification, each change dated and written down, and told to the ledger in the same transaction. */
@Injectable()
export class ChangeCertificationService {
  constructor(
    private readonly transactions: Transactions,
    private readonly acceptance: AcceptanceService,
    private readonly cityClock: CityClockService,
    private readonly numbers: CertificateNumbersService,
    private readonly review: ReviewService,
  ) {}

  /**
   * Certifies from a day through the last one of its validity, under the next number and with the tier that the accepted
   * measures make. On these days a merchant takes coupons; an employer's certification moves nothing.
   *
   * @throws DomainError certification_not_found, transition_not_allowed, days_out_of_order, validity_over, not_reviewed,
   *   too_few_measures, not_renewable, renewal_must_follow, certification_stands
   */
  async certify(
    cityId: number,
    id: string,
    change: CertificationChange & { validUntil: DateIso },
  ): Promise<Certification> {
    return this.change(cityId, id, 'certify', change, async (manager, certification, fromOn, today) => {
      if (change.validUntil < fromOn) throw daysOutOfOrder();
      if (change.validUntil < today) throw validityOver(today);
      if (certification.renews) await this.follow(manager, certification, fromOn, today);
      const outcome = await this.review.outcome(cityId, id, certification.appliedOn ?? fromOn);
      certification.validFrom = fromOn;
      certification.validUntil = change.validUntil;
      certification.measures = outcome?.measures ?? null;
      certification.tier = outcome?.tier.code ?? null;
      certification.number = await this.numbers.draw(cityId, today);
      await this.tell(certification, (ids) => this.acceptance.open(cityId, ids, fromOn, change.validUntil));
    });
  }

  /** @throws DomainError certification_not_found, transition_not_allowed */
  refuse(cityId: number, id: string, change: CertificationChange): Promise<Certification> {
    return this.change(cityId, id, 'refuse', change, async () => undefined);
  }

  /**
   * Stops new redemptions from a day on; what was earned before is paid. A renewal that is to follow is stopped with it.
   *
   * @throws DomainError certification_not_found, transition_not_allowed, not_before_today
   */
  suspend(cityId: number, id: string, change: CertificationChange): Promise<Certification> {
    return this.change(cityId, id, 'suspend', change, (_, certification, fromOn) =>
      this.tell(certification, (ids) => this.acceptance.close(cityId, ids, fromOn)),
    );
  }

  /**
   * Lifts a suspension; the validity stays what it was.
   *
   * @throws DomainError certification_not_found, transition_not_allowed, not_before_today
   */
  resume(cityId: number, id: string, change: CertificationChange): Promise<Certification> {
    return this.change(cityId, id, 'reinstate', change, async (_, certification, fromOn) => {
      const { validFrom, validUntil } = certification;
      const from = validFrom && validFrom > fromOn ? validFrom : fromOn;
      if (!validUntil || from > validUntil) return;
      await this.tell(certification, (ids) => this.acceptance.open(cityId, ids, from, validUntil));
    });
  }

  /** @throws DomainError certification_not_found, transition_not_allowed, not_before_today */
  revoke(cityId: number, id: string, change: CertificationChange): Promise<Certification> {
    return this.change(cityId, id, 'revoke', change, (_, certification, fromOn) =>
      this.tell(certification, (ids) => this.acceptance.close(cityId, ids, fromOn)),
    );
  }

  /** Only merchants take coupons. */
  private async tell({ merchantId }: Certification, turn: (ids: string[]) => Promise<void>): Promise<void> {
    if (merchantId !== null) await turn([merchantId]);
  }

  /** Puts a renewal behind the certification that it renews, with no day between them and none twice. */
  private async follow(
    manager: EntityManager,
    { cityId, id, renews }: Certification,
    fromOn: DateIso,
    today: DateIso,
  ): Promise<void> {
    const lock = { mode: 'pessimistic_write' as const };
    const old = await manager.findOne(Certification, { where: { cityId, id: renews ?? '' }, lock });
    if (!old?.validUntil || !['certified', 'expired'].includes(old.state) || old.followedBy) throw notRenewable();
    const first = addDays(old.validUntil, 1);
    // One that was let run out may begin later; its shop took no coupons in between.
    if (fromOn < first || (fromOn > first && first > today)) throw renewalMustFollow(first);
    await manager.update(Certification, { cityId, id: old.id }, { followedBy: id });
  }

  private async change(
    cityId: number,
    id: string,
    event: CertificationEvent,
    change: CertificationChange,
    effect: (manager: EntityManager, certification: Certification, fromOn: DateIso, today: DateIso) => Promise<unknown>,
  ): Promise<Certification> {
    return this.transactions.run(async (manager) => {
      const lock = { mode: 'pessimistic_write' as const };
      const certification = await manager.findOne(Certification, { where: { cityId, id }, lock });
      if (!certification) throw certificationNotFound();
      certification.state = nextCertificationState(certification.state, event);
      const { date: today } = await this.cityClock.now(cityId);
      const fromOn = change.fromOn ?? today;
      // A certification may be dated back to when it was decided; what stops or restarts the till cannot be.
      if (event !== 'certify' && event !== 'refuse' && fromOn < today) throw notBeforeToday(today);
      await effect(manager, certification, fromOn, today);
      await manager.save(Certification, certification);
      await recordEvent(manager, certification, event, fromOn, change);
      // A renewal goes the way of what it continues, unless it went another one before.
      const next = certification.followedBy;
      const follower = next ? await manager.findOneByOrFail(Certification, { cityId, id: next }) : undefined;
      if (follower && certificationTable.transitions[follower.state][event]) {
        await this.change(cityId, follower.id, event, change, effect);
      }
      return certification;
    });
  }
}
