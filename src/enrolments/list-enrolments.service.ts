import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { EnrolmentState } from '../domain/enrolment-states.js';
import { toFullKatakana } from '../domain/kana.js';
import { normaliseSpaces } from '../domain/text.js';
import { Enrolment } from './enrolment.entity.js';

/** Which enrolments are asked for; what is not said does not matter. */
export interface EnrolmentFilter {
  programmeId?: string;
  employerId?: string;
  employeeId?: string;
  state?: EnrolmentState;
  /** Part of the name or of its reading, in whatever kana. */
  q?: string;
}

@Injectable()
export class ListEnrolmentsService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * The enrolments with their people, the newest id first.
   *
   * @param after the id of the last one of the page before
   * @param limit how many at most
   */
  list(cityId: number, filter: EnrolmentFilter, after: string | undefined, limit: number): Promise<Enrolment[]> {
    const query = this.transactions.manager
      .createQueryBuilder(Enrolment, 'enrolment')
      .innerJoinAndSelect('enrolment.employee', 'employee')
      .where('enrolment.cityId = :cityId', { cityId })
      .orderBy('enrolment.id', 'DESC')
      .limit(limit);
    const { programmeId, employerId, employeeId, state, q } = filter;
    if (programmeId) query.andWhere('enrolment.programmeId = :programmeId', { programmeId });
    if (employerId) query.andWhere('enrolment.employerId = :employerId', { employerId });
    if (employeeId) query.andWhere('enrolment.employeeId = :employeeId', { employeeId });
    if (state) query.andWhere('enrolment.state = :state', { state });
    if (after) query.andWhere('enrolment.id < :after', { after });
    const name = normaliseSpaces(q ?? '').replaceAll(' ', '');
    if (name) {
      query.andWhere(
        `(strpos(replace(employee.name, ' ', ''), :name) > 0 or strpos(replace(employee.nameKana, ' ', ''), :kana) > 0)`,
        { name, kana: toFullKatakana(name).replaceAll(' ', '') },
      );
    }
    return query.getMany();
  }
}
