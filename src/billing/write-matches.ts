import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';

/** So many yen of a receipt, or of a credit note, that are counted for an invoice. */
export interface NewMatch {
  receiptId?: string;
  creditNoteId?: string;
  invoiceId: string;
  amount: number;
  /** By what they were found to belong together, or what somebody wrote. */
  reason: string;
}

/**
 * Writes matches down, in their order; answers their ids.
 * @throws DomainError match_passes_receipt, match_passes_invoice, match_passes_credit_note, not_an_invoice (from the
 *   transaction that it runs in)
 */
export async function writeMatches(
  manager: EntityManager,
  cityId: number,
  matches: readonly NewMatch[],
  actor: string,
): Promise<string[]> {
  const rows = matches.map((match) => ({
    id: uuid(),
    receipt_id: match.receiptId,
    credit_note_id: match.creditNoteId,
    invoice_id: match.invoiceId,
    amount: match.amount,
    reason: match.reason,
  }));
  if (rows.length === 0) return [];
  await manager.query(
    `insert into receipt_matches (city_id, id, receipt_id, credit_note_id, invoice_id, amount, matched_by, reason)
     select $1, m.id, m.receipt_id, m.credit_note_id, m.invoice_id, m.amount, $2, m.reason
       from jsonb_to_recordset($3) as m (id uuid, receipt_id uuid, credit_note_id uuid, invoice_id uuid, amount bigint,
            reason text)`,
    [cityId, actor, JSON.stringify(rows)],
  );
  return rows.map((row) => row.id);
}
