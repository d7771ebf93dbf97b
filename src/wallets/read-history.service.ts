import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { type Page, pageOf, type PageQuery } from '../http/paging.js';
import type { WalletEntry } from './dto/wallet-entry.js';
import { instantOf, microsOf, operationKeyOf } from './operation-cursor.js';

type EntryRow = Omit<WalletEntry, 'counterpart' | 'shop'> & {
  micros: string;
  counterpartId: string | null;
  counterpartName: string | null;
  shopId: string | null;
  shopName: string | null;
};

/** One page of one side of the wallet, from the index of that side: what lies before and after it is never read. */
const sideOf = (account: string, direction: string) => `
  (select o.*, '${direction}' as direction
     from ledger.operations o
    where o.city_id = $1 and o.${account} = $2 and (o.recorded_at, o.id) < (${instantOf('$3')}, $4::uuid)
    order by o.recorded_at desc, o.id desc
    limit $5)`;

const HISTORY = `
  with page as materialized (
    select * from (${sideOf('from_account', 'out')} union all ${sideOf('to_account', 'in')}) both_sides
     order by recorded_at desc, id desc
     limit $5
  )
  select p.id, p.code as kind, p.direction, p.amount, lines.notes, lines.expires_on::text as "expiresOn",
         p.happened_at as "happenedAt", p.recorded_at as "recordedAt", p.undoes, ${microsOf('p.recorded_at')} as micros,
         person.id as "counterpartId", person.name as "counterpartName", s.id as "shopId", s.name as "shopName",
         th.message, th.card
    from page p
   cross join lateral (
     select (sum(t.amount / a.note_yen))::integer as notes, min(a.expires_on) as expires_on
       from ledger.transfers t join ledger.allocations a on a.city_id = t.city_id and a.id = t.allocation_id
      where t.city_id = p.city_id and t.operation_id = p.id) lines
    join ledger.accounts other
      on other.city_id = p.city_id and other.id = case p.direction when 'in' then p.from_account else p.to_account end
    left join employees person
      on person.city_id = p.city_id
     and person.id = case when other.kind = 'wallet' then other.id when p.code = 'claim' then other.giver_id end
    left join ledger.operations undone on undone.city_id = p.city_id and undone.id = p.undoes
    left join shops s on s.city_id = p.city_id and s.id = coalesce(p.shop_id, undone.shop_id)
    left join claim_links l on l.city_id = p.city_id and l.id = other.id
    left join thanks th
      on th.city_id = p.city_id
     and th.operation_id = case p.code when 'give' then p.id when 'take_back' then p.undoes when 'claim' then l.operation_id end
   order by p.recorded_at desc, p.id desc`;

@Injectable()
export class ReadHistoryService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * What came into a wallet and went out of it, newest first.
   * @throws DomainError bad_cursor
   */
  async history(cityId: number, employeeId: string, page: PageQuery): Promise<Page<WalletEntry>> {
    const { micros, id } = operationKeyOf(page);
    const rows = await this.transactions.query<EntryRow>(HISTORY, [cityId, employeeId, micros, id, page.limit + 1]);
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
