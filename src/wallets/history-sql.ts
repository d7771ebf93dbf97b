import { instantOf, microsOf } from '../lists/instants.js';

/** One page of one side of the wallet, from the index of that side: what lies before and after it is never read. */
const sideOf = (account: string, direction: string) => `
  (select o.*, '${direction}' as direction
     from ledger.operations o
    where o.city_id = $1 and o.${account} = $2 and (o.recorded_at, o.id) < (${instantOf('$3')}, $4::uuid)
    order by o.recorded_at desc, o.id desc
    limit $5)`;

/**
 * One page of a wallet's history, newest first, each entry with its words, person, shop and expiry: look-ups by index
 * alone. $1 city, $2 wallet, $3 and $4 the key after which the page begins, $5 how many entries.
 */
export const HISTORY_SQL = `
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
