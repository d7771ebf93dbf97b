import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import type { TillEvent } from '../dto/till-event.js';

/** Events that one look tells; the next look goes on from there. */
const MOST_AT_ONCE = 100;

@Injectable()
export class ReadEventsService {
  constructor(private readonly transactions: Transactions) {}

  /** What a shop's screens are told after a number, in order. */
  after(cityId: number, shopId: string, number: number): Promise<TillEvent[]> {
    return this.transactions.query<TillEvent>(
      `select e.number::integer as number, o.code as kind, r.id as "redemptionId", lines.notes, r.amount,
              case when p.id is not null then 'poster' when l.id is not null then 'slip'
                   when r.code_id is not null then 'code' else 'direct' end as way,
              o.happened_at as "happenedAt", o.recorded_at as "recordedAt"
         from till_events e
         join ledger.operations o on o.city_id = e.city_id and o.id = e.operation_id
         join ledger.operations r on r.city_id = e.city_id and r.id = coalesce(o.undoes, o.id)
         left join shop_posters p on p.city_id = e.city_id and p.id = r.actor_id
         left join paper_slips l on l.city_id = e.city_id and l.id = r.code_id
        cross join lateral (
          select sum(t.amount / a.note_yen)::integer as notes
            from ledger.transfers t join ledger.allocations a on a.city_id = t.city_id and a.id = t.allocation_id
           where t.city_id = e.city_id and t.operation_id = r.id) lines
        where e.city_id = $1 and e.shop_id = $2 and e.number > $3
        order by e.number limit $4`,
      [cityId, shopId, number, MOST_AT_ONCE],
    );
  }
}
