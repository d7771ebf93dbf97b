import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { lockBilling } from '../billing-lock.js';
import { invoiceNotFound } from '../billing.errors.js';
import { writeMatches } from '../write-matches.js';
import { creditCountsByRule, matchNotFound, matchUndoneAlready, receiptNotFound } from './receipt.errors.js';

export interface WantedMatch {
  invoiceId: string;
  /** As much as both have left unless given. */
  amount?: number;
  reason?: string;
}

/** What people decide about receipts that no rule could match, or that a rule matched wrongly. */
@Injectable()
export class ChangeMatchService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Counts a receipt, or a part of it, for an invoice; answers the match.
   *
   * @throws DomainError receipt_not_found, invoice_not_found, match_passes_receipt, match_passes_invoice, not_an_invoice
   */
  async match(cityId: number, receiptId: string, wanted: WantedMatch, actor: string): Promise<string> {
    return this.transactions.run(async (manager) => {
      await lockBilling(manager, cityId);
      const [receipt] = await manager.query<{ open: string }[]>(
        `select (r.amount - coalesce((select sum(m.amount) from receipt_matches m
                  where m.city_id = r.city_id and m.receipt_id = r.id and m.undone_at is null), 0))::text as open
           from receipts r where r.city_id = $1 and r.id = $2`,
        [cityId, receiptId],
      );
      if (!receipt) throw receiptNotFound();
      const [invoice] = await manager.query<{ open: string }[]>(
        'select open::text as open from billing_open($1) where id = $2',
        [cityId, wanted.invoiceId],
      );
      if (!invoice) throw invoiceNotFound();
      // Where nothing is left, one yen too many lets the database say of which.
      const amount = wanted.amount ?? Math.max(1, Math.min(Number(receipt.open), Number(invoice.open)));
      const match = { receiptId, invoiceId: wanted.invoiceId, amount, reason: wanted.reason ?? 'by_hand' };
      const [id] = await writeMatches(manager, cityId, [match], actor);
      return id!;
    });
  }

  /**
   * Undoes a match; the receipt and the invoice are open again by its amount. It stays written down, with the reason.
   * Answers the receipt.
   *
   * @throws DomainError match_not_found, match_undone_already, credit_counts_by_rule
   */
  async undo(cityId: number, matchId: string, reason: string, actor: string): Promise<string> {
    return this.transactions.run(async (manager) => {
      await lockBilling(manager, cityId);
      const [match] = await manager.query<{ receiptId: string | null; undone: boolean }[]>(
        `select receipt_id as "receiptId", undone_at is not null as undone from receipt_matches
          where city_id = $1 and id = $2`,
        [cityId, matchId],
      );
      if (!match) throw matchNotFound();
      if (match.receiptId === null) throw creditCountsByRule();
      if (match.undone) throw matchUndoneAlready();
      await manager.query(
        `update receipt_matches set undone_by = $3, undone_at = now(), undo_reason = $4 where city_id = $1 and id = $2`,
        [cityId, matchId, actor, reason],
      );
      return match.receiptId;
    });
  }
}
