import { Injectable } from '@nestjs/common';
import { validate } from 'uuid';
import { Transactions } from '../database/transactions.js';
import { firstDay, parseMonth } from '../domain/month.js';
import { badCursor, type Page, pageOf } from '../http/paging.js';
import { instantOf, microsOf } from '../wallets/operation-cursor.js';
import type { OperationsQuery, OperationView } from './dto/operation.js';

type Row = Omit<OperationView, 'from' | 'to'> & {
  block: string;
  micros: string;
  fromId: string;
  fromKind: OperationView['from']['kind'];
  toId: string;
  toKind: OperationView['to']['kind'];
};

/** Later than any row: where the first page begins. */
const BEGINNING = ['9223372036854775807', '253402300799000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];

/** What stands behind a figure of a report, operation by operation. */
@Injectable()
export class ListOperationsService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * The newest first. It goes back block by block, which are in the order of time and have an index.
   * @throws DomainError bad_cursor, bad_month
   */
  async list(cityId: number, query: OperationsQuery): Promise<Page<OperationView>> {
    const [block, micros, id] = cursorOf(query);
    const { period, code, merchant, employer } = query;
    const rows = await this.transactions.query<Row>(
      `select o.id, o.code, to_char(o.period, 'YYYY-MM') as period, o.amount, lines.employer_share as "employerShare",
              lines.city_share as "cityShare", o.shop_id as "shopId", o.undoes, o.actor_id as "actorId",
              o.happened_at as "happenedAt", o.recorded_at as "recordedAt", o.block::text as block,
              ${microsOf('o.recorded_at')} as micros,
              f.id as "fromId", f.kind as "fromKind", t.id as "toId", t.kind as "toKind"
         from ledger.operations o
         join ledger.accounts f on f.city_id = o.city_id and f.id = o.from_account
         join ledger.accounts t on t.city_id = o.city_id and t.id = o.to_account
        cross join lateral (
          select sum(l.employer_share)::integer as employer_share, sum(l.city_share)::integer as city_share
            from ledger.transfers l where l.city_id = o.city_id and l.operation_id = o.id) lines
        where o.city_id = $1 and (o.block, o.recorded_at, o.id) < ($2::bigint, ${instantOf('$3')}, $4::uuid)
          and ($5::date is null or o.period = $5)
          and ($6::text is null or o.code = $6)
          and ($7::uuid is null or o.from_account = $7 or o.to_account = $7)
          and ($8::uuid is null or exists (
            select from ledger.transfers l join ledger.allocations a on a.city_id = l.city_id and a.id = l.allocation_id
             where l.city_id = o.city_id and l.operation_id = o.id and a.employer_id = $8))
        order by o.block desc, o.recorded_at desc, o.id desc
        limit $9`,
      [
        cityId,
        block,
        micros,
        id,
        period === undefined ? null : firstDay(parseMonth(period)),
        code ?? null,
        merchant ?? null,
        employer ?? null,
        query.limit + 1,
      ],
    );
    const { items, nextCursor } = pageOf(rows, query.limit, (row) => [row.block, row.micros, row.id]);
    return { items: items.map(shown), nextCursor };
  }
}

/** @throws DomainError bad_cursor */
function cursorOf(query: OperationsQuery): string[] {
  const parts = query.after(3);
  if (!parts) return BEGINNING;
  const [block, micros, id] = parts as [string, string, string];
  if (!/^\d{1,18}$/.test(block) || !/^\d{1,18}$/.test(micros) || !validate(id)) throw badCursor();
  return parts;
}

function shown({ block: _, micros: __, fromId, fromKind, toId, toKind, ...row }: Row): OperationView {
  return { ...row, from: { id: fromId, kind: fromKind }, to: { id: toId, kind: toKind } };
}
