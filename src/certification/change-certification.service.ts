import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Transactions } from '../database/transactions.js';
import { type CertificationEvent, nextCertificationState } from '../domain/certification-states.js';
import type { DateIso } from '../domain/date.js';
import { MerchantsService } from '../merchants/merchants.service.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { AcceptanceService } from './acceptance.service.js';
import { CertificationRecord } from './certification-record.entity.js';
import { Certification } from './certification.entity.js';
import { alreadyApplied, certificationNotFound, daysOutOfOrder, notBeforeToday } from './certification.errors.js';

/** Who does it, why, and from which day it holds (the city's today, if not said). */
export interface CertificationChange {
  actorId: string;
  reason: string;
  fromOn?: DateIso;
}

/** The states of certification, each change dated and written down, and told to the ledger in the same transaction. */
@Injectable()
export class ChangeCertificationService {
  constructor(
    private readonly transactions: Transactions,
    private readonly acceptance: AcceptanceService,
    private readonly cityClock: CityClockService,
    private readonly merchants: MerchantsService,
  ) {}

  /**
   * Asks for certification; who was refused, revoked or let it expire asks anew.
   *
   * @throws DomainError merchant_not_found, certification_stands
   */
  async apply(cityId: number, merchantId: string, change: CertificationChange): Promise<Certification> {
    await this.merchants.find(cityId, merchantId);
    return this.transactions.run(async (manager) => {
      const last = await manager.findOne(Certification, {
        where: { cityId, merchantId },
        order: { createdAt: 'DESC', id: 'DESC' },
        lock: { mode: 'pessimistic_write' },
      });
      if (last && ['applied', 'certified', 'suspended'].includes(last.state)) throw alreadyApplied();
      const id = last?.id ?? uuid();
      const state = last ? nextCertificationState(last.state, 'apply') : 'applied';
      await manager.save(Certification, { cityId, id, merchantId, state, validFrom: null, validUntil: null });
      await this.record(manager, cityId, id, 'apply', change.fromOn ?? (await this.today(cityId)), change);
      return manager.findOneByOrFail(Certification, { cityId, id });
    });
  }

  /**
   * Certifies from a day through the last one of its validity: on these days the merchant takes coupons.
   *
   * @throws DomainError certification_not_found, transition_not_allowed, days_out_of_order
   */
  certify(
    cityId: number,
    id: string,
    change: CertificationChange & { fromOn: DateIso; validUntil: DateIso },
  ): Promise<Certification> {
    if (change.validUntil < change.fromOn) throw daysOutOfOrder();
    return this.change(cityId, id, 'certify', change, async (certification, fromOn) => {
      certification.validFrom = fromOn;
      certification.validUntil = change.validUntil;
      await this.acceptance.open(cityId, [certification.merchantId], fromOn, change.validUntil);
    });
  }

  /** @throws DomainError certification_not_found, transition_not_allowed */
  refuse(cityId: number, id: string, change: CertificationChange): Promise<Certification> {
    return this.change(cityId, id, 'refuse', change, async () => undefined);
  }

  /** @throws DomainError certification_not_found, transition_not_allowed, not_before_today */
  suspend(cityId: number, id: string, change: CertificationChange): Promise<Certification> {
    return this.change(cityId, id, 'suspend', change, (certification, fromOn) =>
      this.closeFrom(cityId, certification, fromOn),
    );
  }

  /**
   * Lifts a suspension; the validity stays what it was.
   *
   * @throws DomainError certification_not_found, transition_not_allowed, not_before_today
   */
  resume(cityId: number, id: string, change: CertificationChange): Promise<Certification> {
    return this.change(cityId, id, 'reinstate', change, async ({ merchantId, validFrom, validUntil }, fromOn) => {
      const from = validFrom && validFrom > fromOn ? validFrom : fromOn;
      if (validUntil && from <= validUntil) await this.acceptance.open(cityId, [merchantId], from, validUntil);
    });
  }

  /** @throws DomainError certification_not_found, transition_not_allowed, not_before_today */
  revoke(cityId: number, id: string, change: CertificationChange): Promise<Certification> {
    return this.change(cityId, id, 'revoke', change, (certification, fromOn) =>
      this.closeFrom(cityId, certification, fromOn),
    );
  }

  private closeFrom(cityId: number, { merchantId }: Certification, fromOn: DateIso): Promise<void> {
    return this.acceptance.close(cityId, [merchantId], fromOn);
  }

  private async change(
    cityId: number,
    id: string,
    event: CertificationEvent,
    change: CertificationChange,
    effect: (certification: Certification, fromOn: DateIso) => Promise<unknown>,
  ): Promise<Certification> {
    return this.transactions.run(async (manager) => {
      const lock = { mode: 'pessimistic_write' as const };
      const certification = await manager.findOne(Certification, { where: { cityId, id }, lock });
      if (!certification) throw certificationNotFound();
      certification.state = nextCertificationState(certification.state, event);
      const today = await this.today(cityId);
      const fromOn = change.fromOn ?? today;
      // A certification may be dated back to when it was decided; what stops or restarts the till cannot be.
      if (event !== 'certify' && event !== 'refuse' && fromOn < today) throw notBeforeToday(today);
      await effect(certification, fromOn);
      await manager.save(Certification, certification);
      await this.record(manager, cityId, id, event, fromOn, change);
      return certification;
    });
  }

  private async record(
    manager: EntityManager,
    cityId: number,
    certificationId: string,
    event: CertificationEvent,
    fromOn: DateIso,
    { reason, actorId }: CertificationChange,
  ): Promise<void> {
    const number = 1 + (await manager.countBy(CertificationRecord, { cityId, certificationId }));
    await manager.insert(CertificationRecord, { cityId, certificationId, number, event, fromOn, reason, actorId });
  }

  private async today(cityId: number): Promise<DateIso> {
    return (await this.cityClock.now(cityId)).date;
  }
}
