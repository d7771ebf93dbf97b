import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { toDateIso } from '../domain/date.js';
import { firstDay, parseMonth } from '../domain/month.js';
import { containsWords } from '../lists/contains-words.js';
import { ListReading } from '../lists/list-reading.js';
import { sql } from '../lists/sql.js';
import { invoiceNotFound } from './billing.errors.js';
import type { InvoiceLineView, InvoiceSummary, InvoiceView } from './dto/invoice.js';
import type { InvoicesQuery } from './dto/invoices.query.js';
import { invoiceList } from './invoice-list.js';
import { matchesOf } from './matches-of.js';

type Row = Omit<InvoiceSummary, 'amount' | 'open'> & { amount: string; open: string };
type OneRow = Row & { virtualAccount: string | null; deducted: string };

/** $1 is the city. */
const PAPERS = `select ${invoiceList.select}
  from (select $1::integer as city_id, b.* from billing_open($1) b) o ${invoiceList.joins}`;

/** Which papers are asked for; what is not said does not matter. */
export type InvoiceFilter = Partial<Pick<InvoicesQuery, 'month' | 'employerId' | 'kind' | 'state' | 'dueBy' | 'q'>>;

@Injectable()
export class InvoicesService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * By number, credit notes before invoices, unless sorted otherwise.
   *
   * @param onlyEmployerId where the caller is bound to one
   * @throws DomainError bad_date
   */
  list(cityId: number, filter: InvoiceFilter, onlyEmployerId?: string): ListReading<InvoiceSummary> {
    const { month, employerId, kind, state, dueBy, q } = filter;
    return new ListReading(this.transactions, invoiceList, cityId, [
      month && sql`o.month = ${firstDay(parseMonth(month))}::date`,
      employerId && sql`o.employer_id = ${employerId}`,
      onlyEmployerId && sql`o.employer_id = ${onlyEmployerId}`,
      kind && sql`o.kind = ${kind}`,
      state && sql`(o.open <> 0) = ${state === 'open'}`,
      dueBy && sql`o.due_on <= ${toDateIso(dueBy)}::date`,
      containsWords(q, ['e.name', `o.fiscal_year || '-' || lpad(o.number::text, 6, '0')`], ['e.name_kana']),
    ]);
  }

  /** @throws DomainError invoice_not_found */
  async find(cityId: number, id: string): Promise<InvoiceView> {
    const [row] = await this.transactions.query<OneRow>(
      `select i.*, v.account as "virtualAccount",
              -- Counted in the transaction that made the paper, so both have its time.
              (select coalesce(sum(m.amount), 0)::text from receipt_matches m
                 join invoices made on made.city_id = m.city_id and made.id = m.invoice_id
                where m.city_id = $1 and m.invoice_id = i.id and m.credit_note_id is not null
                  and m.matched_at = made.created_at) as deducted
         from (${PAPERS}) i
         left join virtual_accounts v on v.city_id = $1 and v.employer_id = i."employerId" where i.id = $2`,
      [cityId, id],
    );
    if (!row) throw invoiceNotFound();
    const lines = await this.transactions.query<InvoiceLineView>(
      `select l.line, e.name as "employeeName", w.staff_number as "staffNumber", l.allocation_id as "allocationId",
              to_char(l.allocation_month, 'YYYY-MM') as "allocationMonth", l.reason, l.amount
         from invoice_lines l
         join invoices i on i.city_id = l.city_id and i.id = l.invoice_id
         join employees e on e.city_id = l.city_id and e.id = l.employee_id
         left join lateral (
           select n.staff_number from employments n
            where n.city_id = l.city_id and n.employee_id = l.employee_id and n.employer_id = i.employer_id
            order by n.from_on desc limit 1) w on true
        where l.city_id = $1 and l.invoice_id = $2 order by l.line`,
      [cityId, id],
    );
    const matches = await matchesOf(this.transactions.manager, cityId, { paperId: id });
    return { ...withYen(row), deducted: Number(row.deducted), lines, matches };
  }
}

function withYen<Paper extends Row>(row: Paper): Omit<Paper, 'amount' | 'open'> & { amount: number; open: number } {
  return { ...row, amount: Number(row.amount), open: Number(row.open) };
}
