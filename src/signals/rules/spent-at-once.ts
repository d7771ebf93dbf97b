import type { SignalRule } from '../signal-rule.js';
import { GIFTS, idsOf, MONTH, operationsOf, subject, threshold } from './parts.js';

/** What one gives another is spent within minutes, time and again: the gift was only the way to somebody's till. */
export const spentAtOnce: SignalRule = {
  kind: 'spent_at_once',
  defaults: { minutes: 10, times: 4 },
  onlyLive: true,
  sql: `with gifts as materialized (${GIFTS}),
    payments as materialized (select o.id, o.from_account as payer, o.shop_id, o.amount, o.recorded_at, o.day from (${operationsOf('redeem')}) o),
    followed as (
      select g.id as gift, g.giver, g.receiver, g.amount, g.day, p.id as payment, p.shop_id
        from gifts g
        cross join lateral (
          select p.* from payments p
           where p.payer = g.receiver and p.recorded_at between g.recorded_at and g.recorded_at + make_interval(mins => ${threshold('minutes')})
           order by p.recorded_at limit 1) p
    )
    select f.giver || ' ' || f.receiver || ' ' || ${MONTH} as fact,
           jsonb_build_array(${subject('employee', 'f.giver')}, ${subject('employee', 'f.receiver')})
             || (select jsonb_agg(jsonb_build_object('type', 'shop', 'id', s)) from unnest(array_agg(distinct f.shop_id)) s) as subjects,
           jsonb_build_object('times', count(distinct f.gift), 'yen', sum(f.amount), 'gifts', ${idsOf('f.gift', 'f.day')}, 'operations', ${idsOf('f.payment', 'f.day')}) as evidence
      from followed f
     group by f.giver, f.receiver
    having count(distinct f.gift) >= ${threshold('times')}`,
};
