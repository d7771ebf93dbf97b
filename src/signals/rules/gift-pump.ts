import type { SignalRule } from '../signal-rule.js';
import { GIFTS, idsOf, MONTH, subject, threshold } from './parts.js';

/** Many give to one, and much: thanks that are collected. */
export const giftPump: SignalRule = {
  kind: 'gift_pump',
  defaults: { givers: 6, yen: 60_000 },
  sql: `select g.receiver || ' ' || ${MONTH} as fact,
           jsonb_build_array(${subject('employee', 'g.receiver')}) as subjects,
           jsonb_build_object('givers', count(distinct g.giver), 'gifts', count(*), 'yen', sum(g.amount), 'operations', ${idsOf('g.id', 'g.day')}) as evidence
      from (${GIFTS}) g
     group by g.receiver
    having count(distinct g.giver) >= ${threshold('givers')} and sum(g.amount) >= ${threshold('yen')}`,
};
