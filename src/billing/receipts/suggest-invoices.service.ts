import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import type { SuggestionGround, SuggestionView } from '../dto/receipt.js';
import { openInvoices } from '../open-papers.js';
import { ReceiptsService } from './receipts.service.js';
import { isSamePayer, likeness, readPayerName } from './payer-name.js';
import { payersOf } from './payers.js';

const MOST = 10;
/** Below this, two names that share a few letters are not worth somebody's look. */
const ALIKE_PERCENT = 40;

/** What counts for more than all that comes after it. */
const WEIGHTS: Record<SuggestionGround, number> = {
  virtual_account: 1000,
  same_payer: 500,
  same_amount: 250,
  similar_payer: 0,
};

/** Which invoices a receipt that waits may be for. */
@Injectable()
export class SuggestInvoicesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly receipts: ReceiptsService,
  ) {}

  /**
   * Open invoices of employers that the receipt points to, or that are owed exactly what is left of it: the likeliest
   * first, of the same likelihood those that fell due first.
   *
   * @throws DomainError receipt_not_found
   */
  async suggest(cityId: number, receiptId: string): Promise<SuggestionView[]> {
    const receipt = await this.receipts.find(cityId, receiptId);
    if (receipt.open === 0) return [];
    const { manager } = this.transactions;
    const reading = readPayerName(receipt.payerKana);
    const known = new Map(
      (await payersOf(manager, cityId)).map((payer) => [
        payer.employerId,
        {
          payer,
          percent: Math.round(likeness(payer.reading, reading) * 100),
          same: isSamePayer(payer.reading, reading),
        },
      ]),
    );
    const found = (await openInvoices(manager, cityId)).flatMap((invoice) => {
      const employer = known.get(invoice.employerId);
      if (!employer) return [];
      const { payer, percent, same } = employer;
      const grounds: SuggestionGround[] = [];
      if (payer.virtualAccount !== null && payer.virtualAccount === receipt.virtualAccount)
        grounds.push('virtual_account');
      if (same) grounds.push('same_payer');
      else if (percent >= ALIKE_PERCENT) grounds.push('similar_payer');
      if (invoice.open === receipt.open) grounds.push('same_amount');
      const weight = grounds.reduce((sum, ground) => sum + WEIGHTS[ground], percent);
      const view = {
        invoiceId: invoice.id,
        invoiceNumber: invoice.number,
        employerId: invoice.employerId,
        employerName: payer.name,
        month: invoice.month,
        dueOn: invoice.dueOn,
        open: invoice.open,
        grounds,
        likenessPercent: percent,
      };
      return grounds.length > 0 ? [{ weight, view }] : [];
    });
    return found
      .toSorted((a, b) => b.weight - a.weight)
      .slice(0, MOST)
      .map(({ view }) => view);
  }
}
