import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../database/transactions.js';
import { EnrolmentAbsence } from './enrolment-absence.entity.js';
import { EnrolmentEvent } from './enrolment-event.entity.js';
import { Enrolment } from './enrolment.entity.js';
import { enrolmentNotFound } from './enrolment.errors.js';

@Injectable()
export class FindEnrolmentService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * The enrolment with its person.
   *
   * @throws DomainError enrolment_not_found
   */
  async find(cityId: number, id: string): Promise<Enrolment> {
    const enrolment = await this.transactions.manager.findOne(Enrolment, {
      where: { cityId, id },
      relations: { employee: true },
    });
    if (!enrolment) throw enrolmentNotFound();
    return enrolment;
  }

  absences(cityId: number, enrolmentId: string): Promise<EnrolmentAbsence[]> {
    return this.transactions.manager.find(EnrolmentAbsence, {
      where: { cityId, enrolmentId },
      order: { fromMonth: 'ASC' },
    });
  }

  /** Everything that happened to it, the first first. */
  events(cityId: number, enrolmentId: string): Promise<EnrolmentEvent[]> {
    return this.transactions.manager.find(EnrolmentEvent, {
      where: { cityId, enrolmentId },
      order: { number: 'ASC' },
    });
  }
}

/**
 * The enrolment, which nobody else changes until the transaction ends.
 *
 * @throws DomainError enrolment_not_found
 */
export async function lockEnrolment(manager: EntityManager, cityId: number, id: string): Promise<Enrolment> {
  const enrolment = await manager.findOne(Enrolment, { where: { cityId, id }, lock: { mode: 'pessimistic_write' } });
  if (!enrolment) throw enrolmentNotFound();
  return enrolment;
}
