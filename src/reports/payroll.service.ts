import { Injectable } from '@nestjs/common';
import type { Report } from '../closing/report-file.js';
import { Replica } from '../database/replica/replica.js';
import { firstDay, type Month } from '../domain/month.js';
import type { PayrollRow } from './dto/payroll.js';

/** For the payroll of an employer: what its own enrolled parents were issued. Never what anybody gave or was given. */
@Injectable()
export class PayrollService {
  constructor(private readonly replica: Replica) {}

  /** By person, then month; the months are those of issue. */
  payroll(cityId: number, employerId: string, from: Month, to: Month): Promise<PayrollRow[]> {
    return this.replica.query<PayrollRow>(
      `with back as materialized (
         select allocation_id, sum(case code when 'recall' then amount else -amount end) as amount
           from ledger.transfers
          where city_id = $1 and code in ('recall', 'unrecall') and period >= $3
          group by allocation_id
       )
       select coalesce(work.staff_number, '') as "staffNumber", e.name, to_char(a.month, 'YYYY-MM') as month,
              to_char(a.issued_month, 'YYYY-MM') as "issuedMonth", a.amount, a.employer_share as "employerShare",
              a.city_share as "cityShare", coalesce(back.amount, 0)::integer as recalled
         from ledger.allocations a
         join employees e on e.city_id = a.city_id and e.id = a.employee_id
         left join lateral (
           select w.staff_number from employments w
            where w.city_id = a.city_id and w.employee_id = a.employee_id and w.employer_id = a.employer_id
            order by w.from_on desc, w.id limit 1) work on true
         left join back on back.allocation_id = a.id
        where a.city_id = $1 and a.employer_id = $2 and a.issued_month between $3 and $4
        order by work.staff_number collate "C", e.name collate "C", e.id, a.month`,
      [cityId, employerId, firstDay(from), firstDay(to)],
    );
  }
}

export function payrollReport(rows: PayrollRow[]): Report {
  return {
    name: 'payroll',
    sheets: [
      {
        name: '給与連携',
        rows: [
          ['社員番号', '氏名', '対象月', '配付月', '配付額', '企業負担', '市負担', 'うち回収'],
          ...rows.map((row) => [
            row.staffNumber,
            row.name,
            row.month,
            row.issuedMonth,
            row.amount,
            row.employerShare,
            row.cityShare,
            row.recalled,
          ]),
        ],
        widths: [16, 20],
      },
    ],
  };
}
