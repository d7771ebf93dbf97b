import type { SignalRule } from '../signal-rule.js';
import { GIFTS, idsOf, MONTH, threshold } from './parts.js';

/**
 * Gifts that go round: A to B to A, or through up to four people, each leg of weight. Thanks that go both ways are
 * kindness too, so two need more than three or four.
 */
export const giftRing: SignalRule = {
  kind: 'gift_ring',
  defaults: { pair_yen: 10_000, ring_yen: 8_000 },
  daysBefore: 14,
  sql: `with recursive legs as (
      select giver, receiver, sum(amount) as yen, max(day) as last_on, ${idsOf('id', 'day')} as ids
        from (${GIFTS}) g
       group by giver, receiver
      having sum(amount) >= least(${threshold('pair_yen')}, ${threshold('ring_yen')})
    ),
    ways as (
      select giver as start, receiver as at, array[giver, receiver] as path, yen as least_yen, yen as total, last_on, ids
        from legs where giver < receiver
      union all
      select w.start, l.receiver, w.path || l.receiver, least(w.least_yen, l.yen), w.total + l.yen, greatest(w.last_on, l.last_on), w.ids || l.ids
        from ways w join legs l on l.giver = w.at
       where w.at <> w.start and cardinality(w.path) <= 4 and l.receiver >= w.start
         and (l.receiver = w.start or l.receiver <> all (w.path))
    )
    select array_to_string(w.path[1:cardinality(w.path) - 1], ' ') || ' ' || ${MONTH} as fact,
           (select jsonb_agg(jsonb_build_object('type', 'employee', 'id', p) order by n)
              from unnest(w.path[1:cardinality(w.path) - 1]) with ordinality as u (p, n)) as subjects,
           jsonb_build_object('people', cardinality(w.path) - 1, 'yen', w.total, 'smallestLegYen', w.least_yen, 'operations', w.ids) as evidence
      from ways w
     where w.at = w.start and w.last_on >= $7::date
       and w.least_yen >= case cardinality(w.path) when 3 then ${threshold('pair_yen')} else ${threshold('ring_yen')} end`,
};
