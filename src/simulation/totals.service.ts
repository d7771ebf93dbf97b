import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { SealService } from '../ledger/seal.service.js';

/** How many operations of one kind, and their whole yen. */
export interface KindTotals {
  operations: number;
  amount: number;
}

/** Counts what was recorded in a city's book from a point on, from the book itself. */
@Injectable()
export class TotalsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly seals: SealService,
  ) {}

  /** The block into which is written from now on. */
  async blockNow(cityId: number): Promise<string> {
    await this.seals.seal(cityId);
    const [open] = await this.transactions.query<{ block: string }>(
      'select max(block) as block from ledger.blocks where city_id = $1',
      [cityId],
    );
    return open!.block;
  }

  async since(cityId: number, block: string): Promise<Record<string, KindTotals>> {
    const rows = await this.transactions.query<{ code: string; operations: string; amount: string }>(
      `select code, count(*) as operations, sum(amount::bigint) as amount from ledger.operations
        where city_id = $1 and block >= $2 group by code order by code`,
      [cityId, block],
    );
    return Object.fromEntries(
      rows.map(({ code, operations, amount }) => [code, { operations: Number(operations), amount: Number(amount) }]),
    );
  }
}
