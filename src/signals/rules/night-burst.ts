import type { SignalRule } from '../signal-rule.js';
import { idsOf, operationsOf, subject, threshold } from './parts.js';

const HOUR = `extract(hour from o.happened_at at time zone 'Asia/Tokyo')::integer`;

/** Many payments at one shop within a day's odd hours, from_hour to before to_hour, which may be over midnight. */
export const nightBurst: SignalRule = {
  kind: 'night_burst',
  defaults: { payments: 10, from_hour: 23, to_hour: 5 },
  onlyLive: true,
  sql: `select o.shop_id || ' ' || o.day as fact,
           jsonb_build_array(${subject('shop', 'o.shop_id')}) as subjects,
           jsonb_build_object('payments', count(*), 'payers', count(distinct o.from_account), 'yen', sum(o.amount), 'operations', ${idsOf('o.id', 'o.recorded_at')}) as evidence
      from (${operationsOf('redeem')}) o
     where case when ${threshold('from_hour')} <= ${threshold('to_hour')}
             then ${HOUR} >= ${threshold('from_hour')} and ${HOUR} < ${threshold('to_hour')}
             else ${HOUR} >= ${threshold('from_hour')} or ${HOUR} < ${threshold('to_hour')} end
     group by o.shop_id, o.day
    having count(*) >= ${threshold('payments')}`,
};
