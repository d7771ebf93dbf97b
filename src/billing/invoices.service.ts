import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { type Page, pageOf } from '../http/paging.js';
import { invoiceNotFound } from './billing.errors.js';
import type { InvoiceLineView, InvoicesQuery, InvoiceSummary, InvoiceView } from './dto/invoice.js';
import { matchesOf } from './matches-of.js';

type Row = Omit<InvoiceSummary, 'amount' | 'open'> & { amount: string; open: string };
type OneRow = Row & { virtualAccount: string | null; deducted: string };

const PAPERS = `
  select o.id, o.kind, o.fiscal_year || '-' || lpad(o.number::text, 6, '0') as number, o.employer_id as "employerId",
         e.name as "employerName", o.programme_id as "programmeId", p.name as "programmeName",
         to_char(o.month, 'YYYY-MM') as month, o.basis, o.issued_on::text as "issuedOn", o.due_on::text as "dueOn",
         o.amount::text as amount, o.open::text as open
    from billing_open($1) o
    join employers e on e.city_id = $1 and e.id = o.employer_id
    join programmes p on p.city_id = $1 and p.id = o.programme_id`;

@Injectable()
export class InvoicesService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * By number; credit notes before invoices.
   *
   * @param onlyEmployerId where the caller is bound to one
   * @throws DomainError bad_cursor
   */
  async list(cityId: number, query: InvoicesQuery, onlyEmployerId?: string): Promise<Page<InvoiceSummary>> {
    const after = query.after(2);
    const rows = await this.transactions.query<Row>(
      `select * from (${PAPERS}) i
        where ($2::text is null or i.month = $2)
          and ($3::uuid is null or i."employerId" = $3)
          and ($4::uuid is null or i."employerId" = $4)
          and ($5::text is null or i.kind = $5)
          and ($6::text is null or (i.open <> '0') = ($6 = 'open'))
          and ($7::text is null or (i.kind collate "C", i.number collate "C") > ($7, $8))
        order by i.kind collate "C", i.number collate "C" limit $9`,
      [
        cityId,
        query.month ?? null,
        query.employerId ?? null,
        onlyEmployerId ?? null,
        query.kind ?? null,
        query.state ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        query.limit + 1,
      ],
    );
    const { items, nextCursor } = pageOf(rows, query.limit, (row) => [row.kind, row.number]);
    return { items: items.map(withYen), nextCursor };
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
