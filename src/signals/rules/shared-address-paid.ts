import type { SignalRule } from '../signal-rule.js';
import { idsOf, MONTH, operationsOf, subject, threshold } from './parts.js';

/**
 * Payments whose holder and whose clerk were signed in at one device, or time and again at one network address (once is
 * a customer in the shop's own wireless network). Only sessions say so; keys of tills have none.
 */
export const sharedAddressPaid: SignalRule = {
  kind: 'shared_address_paid',
  defaults: { same_address: 10, same_device: 2 },
  onlyLive: true,
  sql: `with paid as (
      select o.id, o.shop_id, o.from_account as payer, o.amount, o.day, bool_or(c.address = h.address) as address, bool_or(c.device_hash = h.device_hash) as device
        from (${operationsOf('redeem')}) o
        join people.sessions c on c.account_id = o.actor_id
        join role_grants r on r.city_id = $1 and r.employee_id = o.from_account
        join people.sessions h on h.account_id = r.account_id
       where o.recorded_at between c.started_at and coalesce(c.ended_at, 'infinity')
         and o.recorded_at between h.started_at and coalesce(h.ended_at, 'infinity')
         and (c.address = h.address or c.device_hash = h.device_hash)
       group by o.id, o.shop_id, o.from_account, o.amount, o.day
    )
    select p.shop_id || ' ' || p.payer || ' ' || ${MONTH} as fact,
           jsonb_build_array(${subject('shop', 'p.shop_id')}, ${subject('employee', 'p.payer')}) as subjects,
           jsonb_build_object('sameAddress', count(*) filter (where p.address), 'sameDevice', count(*) filter (where p.device),
             'yen', sum(p.amount), 'operations', ${idsOf('p.id', 'p.day')}) as evidence
      from paid p
     group by p.shop_id, p.payer
    having count(*) filter (where p.address) >= ${threshold('same_address')}
        or count(*) filter (where p.device) >= ${threshold('same_device')}`,
};
