import { query } from '../support/query.js';

/**
 * What a month's finance work has left, table by table, without what differs from run to run: ids drawn at random (each
 * row is told by its number or line instead) and the times of writing.
 */
const TABLES: Record<string, string> = {
  closings: `select month, state, prepared_by, approved_by, seal_block from closings order by month`,
  figures: `select * from closing_figures order by month, grouping, group_id, figure`,
  identities: `select * from closing_identities order by month, identity`,
  papers: `select id, kind, fiscal_year, number, employer_id, month, basis, issued_on, due_on, amount from invoices
    order by kind, number`,
  paperLines: `select * from invoice_lines order by invoice_id, line`,
  counters: `select * from paper_counters order by paper, fiscal_year`,
  statements: `select name, encode(sha256, 'hex') as sha256 from bank_statements order by name`,
  receipts: `select line, received_on, payer_kana, virtual_account, bank_reference, amount from receipts order by line`,
  matches: `select r.bank_reference, c.number as credit_note, i.number as invoice, m.amount, m.reason, m.undone_by
    from receipt_matches m
    join invoices i on i.city_id = m.city_id and i.id = m.invoice_id
    left join receipts r on r.city_id = m.city_id and r.id = m.receipt_id
    left join invoices c on c.city_id = m.city_id and c.id = m.credit_note_id
    order by r.bank_reference, c.number, i.number`,
  settlements: `select id, merchant_id, month, part, fiscal_year, number, amount, employer_share, city_share from settlements
    order by number`,
  settlementLines: `select * from settlement_lines order by operation_id`,
  batches: `select number, pay_on, state, prepared_by, approved_by, exported_by, lines, amount,
    encode(file_sha256, 'hex') as sha256 from payout_batches order by number`,
  payouts: `select b.number as batch, p.line_number, p.settlement_id, p.attempt, p.merchant_id, p.bank_account_number,
    p.details_changed, p.amount, p.fee_yen, p.state, p.result_code
    from payouts p join payout_batches b on b.city_id = p.city_id and b.id = p.batch_id order by b.number, p.line_number`,
  ledger: `select code, period, count(*) as transfers, sum(amount) as amount from ledger.transfers group by code, period
    order by code, period`,
};

export type Outcome = Record<string, Record<string, unknown>[]>;

export async function outcomeOf(url: string): Promise<Outcome> {
  const outcome: Outcome = {};
  for (const [table, sql] of Object.entries(TABLES)) outcome[table] = await query(url, sql);
  return outcome;
}
