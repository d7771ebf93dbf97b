import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { lockBilling } from './billing-lock.js';
import { byEmployer, type OpenPaper, openCreditNotes, openInvoices } from './open-papers.js';
import { type NewMatch, writeMatches } from './write-matches.js';

/** Counts credit notes for invoices of the same employer. */
@Injectable()
export class CountCreditsService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Each credit note first for the invoice of its own month (that of its programme before others), then for the one
   * that fell due first. What finds no open invoice waits for the next run.
   */
  async count(cityId: number, actor: string): Promise<void> {
    await this.transactions.run(async (manager) => {
      await lockBilling(manager, cityId);
      const credits = await openCreditNotes(manager, cityId);
      if (credits.length === 0) return;
      const invoices = byEmployer(await openInvoices(manager, cityId));
      const matches = credits.flatMap((credit) => countFor(credit, invoices.get(credit.employerId) ?? []));
      await writeMatches(manager, cityId, matches, actor);
    });
  }
}

/** Takes what it counts off the papers that it is given. */
function countFor(credit: OpenPaper, invoices: OpenPaper[]): NewMatch[] {
  const rank = (invoice: OpenPaper) =>
    invoice.month !== credit.month ? 2 : invoice.programmeId === credit.programmeId ? 0 : 1;
  const matches: NewMatch[] = [];
  for (const invoice of invoices.toSorted((a, b) => rank(a) - rank(b))) {
    const amount = Math.min(credit.open, invoice.open);
    if (amount === 0) continue;
    credit.open -= amount;
    invoice.open -= amount;
    const reason = rank(invoice) < 2 ? 'credit_of_the_month' : 'credit_left_over';
    matches.push({ creditNoteId: credit.id, invoiceId: invoice.id, amount, reason });
  }
  return matches;
}
