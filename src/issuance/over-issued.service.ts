import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { Month } from '../domain/month.js';

/** An allocation and what became of it in the hands of the one to whom it was issued; whole yen. */
export interface FirstHands {
  allocationId: string;
  programmeId: string;
  employeeId: string;
  enrolmentId: string;
  employerId: string;
  month: Month;
  amount: number;
  employerShare: number;
  cityShare: number;
  /** Left in the wallet, and in open claim links filled from it. */
  recallable: number;
  /** Gone back to its payers from there, by recall or lapse. */
  returned: number;
  /** Which recall order a recall would make, or stand by. */
  orderNumber: number;
}

export interface NamedFirstHands extends FirstHands {
  employeeName: string;
  employerName: string;
}

const COLUMNS = `f.allocation_id as "allocationId", f.programme_id as "programmeId", f.employee_id as "employeeId",
  f.enrolment_id as "enrolmentId", f.employer_id as "employerId", to_char(f.month, 'YYYY-MM') as month, f.amount,
  f.employer_share as "employerShare", f.city_share as "cityShare", f.recallable, f.returned, f.order_number as "orderNumber"`;

@Injectable()
export class OverIssuedService {
  constructor(private readonly transactions: Transactions) {}

  /** As `list`, with what the person and the employer are called. */
  named(cityId: number): Promise<NamedFirstHands[]> {
    return this.transactions.query(
      `select ${COLUMNS}, p.name as "employeeName", e.name as "employerName"
         from issuance_over_issued($1, null) f
         join employees p on p.city_id = $1 and p.id = f.employee_id
         join employers e on e.city_id = $1 and e.id = f.employer_id
        order by e.name_kana collate "C", p.name_kana collate "C", f.employee_id, f.month`,
      [cityId],
    );
  }

  /** Allocations of months that, as things stand now, were not owed; of one enrolment, or of the whole city. */
  list(cityId: number, enrolmentId: string | null = null): Promise<FirstHands[]> {
    return this.transactions.query(`select ${COLUMNS} from issuance_over_issued($1, $2) f`, [cityId, enrolmentId]);
  }

  /** Allocations by their ids, or all of an enrolment. */
  firstHands(cityId: number, of: { allocationIds: string[] } | { enrolmentId: string }): Promise<FirstHands[]> {
    const [condition, value] =
      'enrolmentId' in of
        ? (['a.enrolment_id = $2', of.enrolmentId] as const)
        : (['a.id = any($2)', of.allocationIds] as const);
    return this.transactions.query(
      `select ${COLUMNS}
         from (select a.*, a.id as allocation_id, h.*
                 from ledger.allocations a cross join lateral issuance_first_hands($1, a.id, a.employee_id) h
                where a.city_id = $1 and ${condition}) f
        order by f.employee_id, f.month`,
      [cityId, value],
    );
  }
}
