import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { type Page, pageOf } from '../../http/paging.js';
import type { MatchView, ReceiptsQuery, ReceiptView } from '../dto/receipt.js';
import { matchesOf } from '../matches-of.js';
import { receiptNotFound } from './receipt.errors.js';

type Row = Omit<ReceiptView, 'amount' | 'open' | 'matches'> & { amount: string; open: string };

const RECEIPTS = `
  select r.id, r.received_on::text as "receivedOn", r.payer_kana as "payerKana", r.virtual_account as "virtualAccount",
         r.bank_reference as "bankReference", r.amount::text as amount, (r.amount - used.amount)::text as open,
         case used.amount when 0 then 'waiting' when r.amount then 'matched' else 'partly' end as state
    from receipts r
   cross join lateral (
     select coalesce(sum(m.amount), 0)::bigint as amount from receipt_matches m
      where m.city_id = r.city_id and m.receipt_id = r.id and m.undone_at is null) used
   where r.city_id = $1`;

@Injectable()
export class ReceiptsService {
  constructor(private readonly transactions: Transactions) {}

  /** @throws DomainError receipt_not_found */
  async find(cityId: number, id: string): Promise<ReceiptView> {
    const [row] = await this.transactions.query<Row>(`${RECEIPTS} and r.id = $2`, [cityId, id]);
    if (!row) throw receiptNotFound();
    return viewOf(row, await matchesOf(this.transactions.manager, cityId, { receiptIds: [id] }));
  }

  /**
   * The earliest first, so that what has waited longest is seen first.
   *
   * @throws DomainError bad_cursor
   */
  async list(cityId: number, query: ReceiptsQuery): Promise<Page<ReceiptView>> {
    const after = query.after(2);
    const rows = await this.transactions.query<Row>(
      `select * from (${RECEIPTS}) r
        where ($2::text is null or r.state = $2) and ($3::text is null or (r."receivedOn", r.id) > ($3, $4::uuid))
        order by r."receivedOn", r.id limit $5`,
      [cityId, query.state ?? null, after?.[0] ?? null, after?.[1] ?? null, query.limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, query.limit, (row) => [row.receivedOn, row.id]);
    const matches = await matchesOf(this.transactions.manager, cityId, { receiptIds: items.map(({ id }) => id) });
    return { items: items.map((row) => viewOf(row, matches)), nextCursor };
  }
}

function viewOf(row: Row, matches: MatchView[]): ReceiptView {
  return {
    ...row,
    amount: Number(row.amount),
    open: Number(row.open),
    matches: matches.filter(({ receiptId }) => receiptId === row.id),
  };
}
