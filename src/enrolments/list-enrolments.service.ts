import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { EnrolmentState } from '../domain/enrolment-states.js';
import { firstDay, type Month } from '../domain/month.js';
import { containsWords } from '../lists/contains-words.js';
import { ListReading } from '../lists/list-reading.js';
import { sql } from '../lists/sql.js';
import type { EnrolmentRow } from './dto/enrolment.dto.js';
import { enrolmentList } from './enrolment-list.js';

/** Which enrolments are asked for; what is not said does not matter. */
export interface EnrolmentFilter {
  id?: string;
  programmeId?: string;
  employerId?: string;
  employeeId?: string;
  state?: EnrolmentState;
  /** One of the months that they are for. */
  month?: Month;
  /** Words of the name, of its reading in whatever kana, of the staff number or the child's number. */
  q?: string;
}

@Injectable()
export class ListEnrolmentsService {
  constructor(private readonly transactions: Transactions) {}

  /** The enrolments with their people, the newest id first unless sorted otherwise. */
  list(cityId: number, filter: EnrolmentFilter): ListReading<EnrolmentRow> {
    const { id, programmeId, employerId, employeeId, state, month, q } = filter;
    return new ListReading(this.transactions, enrolmentList, cityId, [
      id && sql`n.id = ${id}`,
      programmeId && sql`n.programme_id = ${programmeId}`,
      employerId && sql`n.employer_id = ${employerId}`,
      employeeId && sql`n.employee_id = ${employeeId}`,
      state && sql`n.state = ${state}`,
      month && sql`${firstDay(month)}::date between n.first_month and n.last_month`,
      containsWords(q, ['p.name', 'w.staff_number', 'n.child_number'], ['p.name_kana']),
    ]);
  }
}
