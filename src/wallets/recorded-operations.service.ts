import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';

@Injectable()
export class RecordedOperationsService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Whether the request with this operation's id was carried out before. Then today's rules no longer matter: the
   * ledger gives its first answer again, or says that the key belongs to another request.
   */
  async has(cityId: number, id: string): Promise<boolean> {
    const rows = await this.transactions.query('select 1 from ledger.operations where city_id = $1 and id = $2', [
      cityId,
      id,
    ]);
    return rows.length > 0;
  }

  /** Whether a later operation undid this one. */
  async isUndone(cityId: number, id: string): Promise<boolean> {
    const rows = await this.transactions.query('select 1 from ledger.operations where city_id = $1 and undoes = $2', [
      cityId,
      id,
    ]);
    return rows.length > 0;
  }
}
