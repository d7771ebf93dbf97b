import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { type Page, pageOf, type PageQuery } from '../http/paging.js';
import type { WalletEntry } from './dto/wallet-entry.js';
import { HISTORY_SQL } from './history-sql.js';
import { operationKeyOf } from './operation-cursor.js';

type EntryRow = Omit<WalletEntry, 'counterpart' | 'shop'> & {
  micros: string;
  counterpartId: string | null;
  counterpartName: string | null;
  shopId: string | null;
  shopName: string | null;
};

@Injectable()
export class ReadHistoryService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * What came into a wallet and went out of it, newest first.
   * @throws DomainError bad_cursor
   */
  async history(cityId: number, employeeId: string, page: PageQuery): Promise<Page<WalletEntry>> {
    const { micros, id } = operationKeyOf(page);
    const rows = await this.transactions.query<EntryRow>(HISTORY_SQL, [cityId, employeeId, micros, id, page.limit + 1]);
    const { items, nextCursor } = pageOf(rows, page.limit, (row) => [row.micros, row.id]);
    return { items: items.map(entryOf), nextCursor };
  }
}

function entryOf({ micros: _, counterpartId, counterpartName, shopId, shopName, ...row }: EntryRow): WalletEntry {
  return {
    ...row,
    counterpart: counterpartId === null ? null : { id: counterpartId, name: counterpartName ?? '' },
    shop: shopId === null ? null : { id: shopId, name: shopName ?? '' },
  };
}
