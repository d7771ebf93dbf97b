import type { List } from '../lists/list.js';
import { sql } from '../lists/sql.js';
import type { InvoiceSummary } from './dto/invoice.js';

/** Invoices and credit notes, with what is open of each. */
export const invoiceList: List<InvoiceSummary> = {
  name: 'invoices',
  ja: '請求',
  en: 'Invoices',
  table: (cityId) => sql`(select ${cityId}::integer as city_id, b.* from billing_open(${cityId}) b)`,
  as: 'o',
  joins: `join employers e on e.city_id = o.city_id and e.id = o.employer_id
    join programmes p on p.city_id = o.city_id and p.id = o.programme_id`,
  select: `o.id, o.kind, o.fiscal_year || '-' || lpad(o.number::text, 6, '0') as number, o.employer_id as "employerId",
    e.name as "employerName", o.programme_id as "programmeId", p.name as "programmeName",
    to_char(o.month, 'YYYY-MM') as month, o.basis, o.issued_on::text as "issuedOn", o.due_on::text as "dueOn",
    o.amount, o.open`,
  id: 'o.id',
  order: 'number',
  columns: {
    kind: {
      ja: '種類',
      en: 'Kind',
      words: { invoice: ['請求書', 'Invoice'], credit_note: ['減額通知書', 'Credit note'] },
    },
    // Each kind has its own numbers, so that credit notes come before invoices.
    number: {
      ja: '番号',
      en: 'Number',
      sort: [
        { sql: 'o.kind', type: 'text' },
        { sql: 'o.fiscal_year', type: 'number' },
        { sql: 'o.number', type: 'number' },
      ],
    },
    employerName: { ja: '就労先企業', en: 'Employer', sort: { sql: 'e.name', type: 'text' } },
    programmeName: { ja: '事業', en: 'Programme', sort: { sql: 'p.name', type: 'text' } },
    month: { ja: '対象月', en: 'Month', sort: { sql: 'o.month', type: 'date' } },
    basis: {
      ja: '請求の基準',
      en: 'Basis',
      words: { issue: ['発行', 'Issue'], redemption: ['利用', 'Redemption'] },
    },
    issuedOn: { ja: '発行日', en: 'Issued on', kind: 'day', sort: { sql: 'o.issued_on', type: 'date' } },
    dueOn: { ja: '支払期限', en: 'Due on', kind: 'day', sort: { sql: 'o.due_on', type: 'date', nullable: true } },
    amount: { ja: '金額（円）', en: 'Amount (yen)', kind: 'number', sort: { sql: 'o.amount', type: 'number' } },
    open: { ja: '未収・未充当（円）', en: 'Open (yen)', kind: 'number', sort: { sql: 'o.open', type: 'number' } },
    id: { ja: 'ID', en: 'ID' },
  },
};
