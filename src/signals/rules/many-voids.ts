import type { SignalRule } from '../signal-rule.js';
import { idsOf, MONTH, subject, threshold } from './parts.js';

/** One clerk undoes much of what a shop takes. Notes only ever go back to the holder, so it is a habit to be asked about. */
export const manyVoids: SignalRule = {
  kind: 'many_voids',
  defaults: { voids: 10, percent: 20 },
  sql: `with month as (
      select o.id, o.code, o.actor_id, o.amount, coalesce(o.shop_id, r.shop_id) as shop, o.recorded_at
        from ledger.operations o
        left join ledger.operations r on r.city_id = o.city_id and r.id = o.undoes
       where o.city_id = $1 and o.block between $4 and $5 and o.code in ('redeem', 'void')
         and (o.happened_at at time zone 'Asia/Tokyo')::date between $2::date and $3::date
    ),
    taken as (select shop, count(*) as payments from month where code = 'redeem' group by shop)
    select m.shop || ' ' || m.actor_id || ' ' || ${MONTH} as fact,
           jsonb_build_array(${subject('shop', 'm.shop')}, ${subject('actor', 'm.actor_id')}) as subjects,
           jsonb_build_object('voids', count(*), 'yen', sum(m.amount), 'paymentsOfShop', max(t.payments), 'operations', ${idsOf('m.id', 'm.recorded_at')}) as evidence
      from month m join taken t on t.shop = m.shop
     where m.code = 'void'
     group by m.shop, m.actor_id
    having count(*) >= ${threshold('voids')} and 100 * count(*) >= ${threshold('percent')} * max(t.payments)`,
};
