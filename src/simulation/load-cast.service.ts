import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { firstDay, type Month } from '../domain/month.js';
import type { Cast, Parent, Person, Till } from './life.js';

/** Where people work or worked last, with the labels by which two cities made from the same files agree. */
const AT_WORK = `
  (select distinct on (w.employee_id) w.employee_id, w.employer_id, w.until_on, p.corporate_number || ':' || w.staff_number as label
     from employments w join employers p on p.city_id = w.city_id and p.id = w.employer_id
    where w.city_id = $1
    order by w.employee_id, w.from_on desc, w.id desc) at_work`;

/** Who takes part in a month: those who got its coupons, those whom they can thank, and where both can spend. */
@Injectable()
export class LoadCastService {
  constructor(private readonly transactions: Transactions) {}

  async load(cityId: number, programmeId: string, month: Month): Promise<Cast> {
    const parents = await this.transactions.query<Parent>(
      `select who.employee_id as "employeeId", at_work.employer_id as "employerId", at_work.label,
              who.enrolment_id as "enrolmentId", who.id as "allocationId", who.amount / who.note_yen as notes, who.note_yen as "noteYen"
         from ledger.allocations who join ${AT_WORK} on at_work.employee_id = who.employee_id
        where who.city_id = $1 and who.programme_id = $2 and who.month = $3
        order by at_work.label collate "C"`,
      [cityId, programmeId, firstDay(month)],
    );
    const others = await this.transactions.query<Person>(
      `select employee_id as "employeeId", employer_id as "employerId", label
         from ${AT_WORK}
        where until_on is null and employee_id not in (select employee_id from enrolments where city_id = $1)
        order by label collate "C"`,
      [cityId],
    );
    const coworkers = new Map<string, Person[]>();
    for (const person of others)
      coworkers.set(person.employerId, [...(coworkers.get(person.employerId) ?? []), person]);
    return { parents, coworkers, tills: await this.tills(cityId) };
  }

  private tills(cityId: number): Promise<Till[]> {
    return this.transactions.query<Till>(
      `select s.id as "shopId", s.merchant_id as "merchantId"
         from shops s
        where s.city_id = $1
          and exists (select from certifications c
                       where c.city_id = $1 and c.merchant_id = s.merchant_id and c.state = 'certified')
        order by s.name collate "C", s.area collate "C"`,
      [cityId],
    );
  }
}
