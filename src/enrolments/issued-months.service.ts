import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { Month } from '../domain/month.js';
import type { Yen } from '../domain/yen.js';
import type { Enrolment } from './enrolment.entity.js';

/** A month that was issued for an enrolment. */
export interface IssuedMonth {
  month: Month;
  allocationId: string;
  amount: Yen;
  /** What a recall would bring back: not given to anybody yet, spent or lapsed; also what waits in open claim links. */
  recallable: Yen;
}

@Injectable()
export class IssuedMonthsService {
  constructor(private readonly transactions: Transactions) {}

  /** The months issued, the first first. */
  of(enrolment: Enrolment): Promise<IssuedMonth[]> {
    return this.transactions.query<IssuedMonth>(
      `select to_char(a.month, 'YYYY-MM') as month, a.id as "allocationId", a.amount,
              (coalesce((select sum(h.amount) from ledger.holdings h
                          where h.city_id = a.city_id and h.account_id = a.employee_id and h.allocation_id = a.id
                            and h.hands = 0), 0)
               + coalesce((select sum(h.amount)
                             from ledger.accounts l
                             join ledger.holdings h on h.city_id = l.city_id and h.account_id = l.id
                            where l.city_id = a.city_id and l.giver_id = a.employee_id and l.kind = 'link'
                              and h.allocation_id = a.id and h.hands = 1), 0))::integer as recallable
         from ledger.allocations a
        where a.city_id = $1 and a.programme_id = $2 and a.employee_id = $3 and a.enrolment_id = $4
        order by a.month`,
      [enrolment.cityId, enrolment.programmeId, enrolment.employeeId, enrolment.id],
    );
  }
}
