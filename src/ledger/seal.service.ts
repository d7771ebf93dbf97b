import { Injectable } from '@nestjs/common';
import { inCity } from '../database/scope.js';
import { Transactions } from '../database/transactions.js';
import { BOOK_NAME_SQL, keepHead, readHead, type BookName, type SealHead } from './seal-heads.js';
import { macOf, NO_MAC, sealKey } from './seal-key.js';

export interface DigestRow {
  block: string;
  operations: number;
  transfers: number;
  digest: Buffer;
}

/** Blocks whose digests are computed by one statement. */
export const BLOCKS_A_STATEMENT = 500;

/**
 * Seals what was written: ends the open block, then chains a seal for every ended block that has none. Blocks are
 * marked on the rows when they are written and ended while nobody writes, so each row is in exactly one of them. Two
 * sealers at once compute the same seals; the second finds them kept.
 */
@Injectable()
export class SealService {
  constructor(private readonly transactions: Transactions) {}

  /** Seals one city up to now. Never called inside a transaction. Answers the newest seal, if there is any. */
  async seal(cityId: number): Promise<SealHead | undefined> {
    const [ended] = await this.transactions.query<{ block: string }>('select ledger.end_block($1) as block', [cityId]);
    const newest = BigInt(ended!.block);
    let head = await this.newestSeal(cityId);
    let next = head ? BigInt(head.block) + 1n : 1n;
    const key = sealKey();
    while (next <= newest) {
      const rows = await this.transactions.query<DigestRow>('select * from ledger.block_digests($1, $2, $3)', [
        cityId,
        next.toString(),
        bigMin(next + BigInt(BLOCKS_A_STATEMENT) - 1n, newest).toString(),
      ]);
      if (rows.length === 0) break;
      for (const row of rows) head = await this.keep(cityId, row, key, head);
      next = BigInt(head!.block) + 1n;
    }
    const [book] = await this.transactions.query<BookName>(BOOK_NAME_SQL, [cityId]);
    if (book && head && (await this.leadsTo(cityId, readHead(book)))) keepHead(book, head);
    return head;
  }

  /**
   * Whether the chain still holds the head kept outside. Where its end was cut off, the head is left as it is, however
   * long the chain grows again: it is what shows the cut.
   */
  private async leadsTo(cityId: number, known: SealHead | undefined): Promise<boolean> {
    if (!known) return true;
    const [seal] = await this.transactions.query<{ mac: Buffer }>(
      'select mac from ledger.seals where city_id = $1 and block = $2',
      [cityId, known.block],
    );
    return seal?.mac.toString('hex') === known.mac;
  }

  /** Seals every city. */
  async sealAll(): Promise<void> {
    const cities = await this.transactions.query<{ id: number }>('select id from cities order by id');
    for (const { id } of cities) await inCity(id, () => this.seal(id));
  }

  private async keep(cityId: number, row: DigestRow, key: Buffer, before: SealHead | undefined): Promise<SealHead> {
    const previousMac = before ? Buffer.from(before.mac, 'hex') : NO_MAC;
    const mac = macOf(key, { cityId, ...row }, previousMac);
    await this.transactions.query('select ledger.keep_seal($1, $2, $3, $4, $5, $6, $7)', [
      cityId,
      row.block,
      row.operations,
      row.transfers,
      row.digest,
      previousMac,
      mac,
    ]);
    return { block: row.block, mac: mac.toString('hex') };
  }

  private async newestSeal(cityId: number): Promise<SealHead | undefined> {
    const [seal] = await this.transactions.query<{ block: string; mac: Buffer }>(
      'select block, mac from ledger.seals where city_id = $1 order by block desc limit 1',
      [cityId],
    );
    return seal && { block: seal.block, mac: seal.mac.toString('hex') };
  }
}

function bigMin(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
