import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { notFound } from '../http/not-found.error.js';
import type { OperationView } from './dto/operation.js';
import type { OperationDetailView, OperationLineView } from './dto/operation-detail.js';

type Row = Omit<OperationDetailView, 'from' | 'to' | 'lines'> & {
  fromId: string;
  fromKind: OperationView['from']['kind'];
  toId: string;
  toKind: OperationView['to']['kind'];
};

/** A single operation: where the way from a figure down into the ledger ends. */
@Injectable()
export class FindOperationService {
  constructor(private readonly transactions: Transactions) {}

  /** @throws DomainError not_found */
  async find(cityId: number, id: string): Promise<OperationDetailView> {
    const [row] = await this.transactions.query<Row>(
      `select o.id, o.code, to_char(o.period, 'YYYY-MM') as period, o.amount, sums.employer_share as "employerShare",
              sums.city_share as "cityShare", o.shop_id as "shopId", s.name as "shopName", m.name as "merchantName",
              o.undoes, (select u.id from ledger.operations u where u.city_id = o.city_id and u.undoes = o.id) as "undoneBy",
              o.actor_id as "actorId", o.happened_at as "happenedAt", o.recorded_at as "recordedAt",
              f.id as "fromId", f.kind as "fromKind", t.id as "toId", t.kind as "toKind"
         from ledger.operations o
         join ledger.accounts f on f.city_id = o.city_id and f.id = o.from_account
         join ledger.accounts t on t.city_id = o.city_id and t.id = o.to_account
         left join shops s on s.city_id = o.city_id and s.id = o.shop_id
         left join merchants m on m.city_id = s.city_id and m.id = s.merchant_id
        cross join lateral (
          select sum(l.employer_share)::integer as employer_share, sum(l.city_share)::integer as city_share
            from ledger.transfers l where l.city_id = o.city_id and l.operation_id = o.id) sums
        where o.city_id = $1 and o.id = $2`,
      [cityId, id],
    );
    if (!row) throw notFound();
    const { fromId, fromKind, toId, toKind, ...operation } = row;
    return {
      ...operation,
      from: { id: fromId, kind: fromKind },
      to: { id: toId, kind: toKind },
      lines: await this.lines(cityId, id),
    };
  }

  private lines(cityId: number, id: string): Promise<OperationLineView[]> {
    return this.transactions.query<OperationLineView>(
      `select a.id as "allocationId", to_char(a.month, 'YYYY-MM') as month, p.name as "programmeName",
              a.employer_id as "employerId", e.name as "employerName", t.amount, t.employer_share as "employerShare",
              t.city_share as "cityShare"
         from ledger.transfers t
         join ledger.allocations a on a.city_id = t.city_id and a.id = t.allocation_id
         join programmes p on p.city_id = a.city_id and p.id = a.programme_id
         join employers e on e.city_id = a.city_id and e.id = a.employer_id
        where t.city_id = $1 and t.operation_id = $2
        order by a.month, a.id`,
      [cityId, id],
    );
  }
}
