import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { toDateIso } from '../../domain/date.js';
import { containsWords } from '../../lists/contains-words.js';
import { type Conditions, ListReading } from '../../lists/list-reading.js';
import { sql } from '../../lists/sql.js';
import type { ReceiptView } from '../dto/receipt.js';
import type { ReceiptsQuery } from '../dto/receipts.query.js';
import { matchesOf } from '../matches-of.js';
import { receiptNotFound } from './receipt.errors.js';
import { receiptList } from './receipt-list.js';

/** Which receipts are asked for; what is not said does not matter. */
export type ReceiptFilter = Partial<Pick<ReceiptsQuery, 'state' | 'from' | 'until' | 'q'>>;

@Injectable()
export class ReceiptsService {
  constructor(private readonly transactions: Transactions) {}

  /** @throws DomainError receipt_not_found */
  async find(cityId: number, id: string): Promise<ReceiptView> {
    const receipt = await this.reading(cityId, [sql`r.id = ${id}`]).one();
    if (!receipt) throw receiptNotFound();
    return receipt;
  }

  /**
   * The earliest first, so that what has waited longest is seen first, unless sorted otherwise.
   *
   * @throws DomainError bad_date
   */
  list(cityId: number, { state, from, until, q }: ReceiptFilter): ListReading<ReceiptView> {
    return this.reading(cityId, [
      state && sql`stands.state = ${state}`,
      from && sql`r.received_on >= ${toDateIso(from)}::date`,
      until && sql`r.received_on <= ${toDateIso(until)}::date`,
      containsWords(q, ['r.payer_kana', 'r.bank_reference', 'r.virtual_account'], ['normalize(r.payer_kana, nfkc)']),
    ]);
  }

  private reading(cityId: number, where: Conditions): ListReading<ReceiptView> {
    return new ListReading(this.transactions, receiptList, cityId, where, async (rows) => {
      const matches = await matchesOf(this.transactions.manager, cityId, { receiptIds: rows.map(({ id }) => id) });
      return rows.map((row) => ({ ...row, matches: matches.filter(({ receiptId }) => receiptId === row.id) }));
    });
  }
}
