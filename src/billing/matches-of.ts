import type { EntityManager } from 'typeorm';
import type { MatchView } from './dto/receipt.js';

/** What was counted of some receipts, or for (and of) one paper, in the order in which it was; also what was undone. */
export async function matchesOf(
  manager: EntityManager,
  cityId: number,
  { receiptIds = [], paperId = null }: { receiptIds?: string[]; paperId?: string | null },
): Promise<MatchView[]> {
  const rows = await manager.query<(Omit<MatchView, 'amount'> & { amount: string })[]>(
    `select m.id, m.receipt_id as "receiptId", m.credit_note_id as "creditNoteId", m.invoice_id as "invoiceId",
            i.fiscal_year || '-' || lpad(i.number::text, 6, '0') as "invoiceNumber", e.name as "employerName", m.amount::text as amount, m.reason, m.matched_at as "matchedAt", m.undone_at as "undoneAt",
            m.undo_reason as "undoReason"
       from receipt_matches m
       join invoices i on i.city_id = m.city_id and i.id = m.invoice_id
       join employers e on e.city_id = m.city_id and e.id = i.employer_id
      where m.city_id = $1 and (m.receipt_id = any ($2) or m.invoice_id = $3 or m.credit_note_id = $3)
      order by m.matched_at, m.id`,
    [cityId, receiptIds, paperId],
  );
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }));
}
