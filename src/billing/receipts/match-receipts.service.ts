import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { sumYen } from '../../domain/yen.js';
import { lockBilling } from '../billing-lock.js';
import type { MatchedReceipts } from '../dto/receipt.js';
import { byEmployer, type OpenPaper, openInvoices } from '../open-papers.js';
import { type NewMatch, writeMatches } from '../write-matches.js';
import { isSamePayer, readPayerName } from './payer-name.js';
import { type Payer, payersOf } from './payers.js';

interface UntouchedReceipt {
  id: string;
  amount: number;
  payerKana: string;
  virtualAccount: string | null;
}

/** Counts receipts for invoices where nobody needs to think about it. */
@Injectable()
export class MatchReceiptsService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Receipts that were never matched, the earliest first: by the virtual account that they were paid into, else by the
   * payer's reading if one employer alone has it and the amount is exactly what that employer owes. A payment into a
   * virtual account may be less or more than an invoice: it is counted for the invoice of the same amount, else for
   * those that fell due first, and what is left waits. A receipt of which somebody undid a match is left to people.
   */
  match(cityId: number, actor: string): Promise<MatchedReceipts> {
    return this.transactions.run(async (manager) => {
      await lockBilling(manager, cityId);
      const receipts = await manager.query<(Omit<UntouchedReceipt, 'amount'> & { amount: string })[]>(
        `select r.id, r.amount::text as amount, r.payer_kana as "payerKana", r.virtual_account as "virtualAccount"
           from receipts r
          where r.city_id = $1
            and not exists (select from receipt_matches m where m.city_id = r.city_id and m.receipt_id = r.id)
          order by r.received_on, r.statement_id, r.line`,
        [cityId],
      );
      const payers = receipts.length > 0 ? await payersOf(manager, cityId) : [];
      const owed = byEmployer(receipts.length > 0 ? await openInvoices(manager, cityId) : []);
      const matches: NewMatch[] = [];
      for (const receipt of receipts)
        matches.push(...matchesOf({ ...receipt, amount: Number(receipt.amount) }, payers, owed));
      await writeMatches(manager, cityId, matches, actor);
      const matched = new Set(matches.map((match) => match.receiptId)).size;
      return { matched, amount: sumYen(matches.map((match) => match.amount)), waiting: receipts.length - matched };
    });
  }
}

/** Takes what it counts off the invoices that it is given. */
function matchesOf(receipt: UntouchedReceipt, payers: Payer[], owed: Map<string, OpenPaper[]>): NewMatch[] {
  const holder = payers.find(
    ({ virtualAccount }) => virtualAccount !== null && virtualAccount === receipt.virtualAccount,
  );
  if (holder) return countFor(receipt, owed.get(holder.employerId) ?? [], 'virtual_account');
  const reading = readPayerName(receipt.payerKana);
  const [payer, another] = payers.filter((one) => isSamePayer(one.reading, reading));
  if (!payer || another) return [];
  const invoices = owed.get(payer.employerId) ?? [];
  const isExact = sumYen(invoices.map(({ open }) => open)) === receipt.amount || exactly(invoices, receipt.amount);
  return isExact ? countFor(receipt, invoices, 'payer_and_amount') : [];
}

function exactly(invoices: OpenPaper[], amount: number): OpenPaper | undefined {
  return invoices.find(({ open }) => open === amount);
}

function countFor(receipt: UntouchedReceipt, invoices: OpenPaper[], reason: string): NewMatch[] {
  const exact = exactly(invoices, receipt.amount);
  const matches: NewMatch[] = [];
  let left = receipt.amount;
  for (const invoice of exact ? [exact] : invoices) {
    const amount = Math.min(left, invoice.open);
    if (amount === 0) continue;
    left -= amount;
    invoice.open -= amount;
    matches.push({ receiptId: receipt.id, invoiceId: invoice.id, amount, reason });
  }
  return matches;
}
