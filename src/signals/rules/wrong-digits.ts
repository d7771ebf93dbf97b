import type { SignalRule } from '../signal-rule.js';
import { subject, threshold } from './parts.js';

/** Many wrong digits typed at one shop within a day (real time): somebody guesses. */
export const wrongDigits: SignalRule = {
  kind: 'wrong_digits',
  defaults: { a_day: 30 },
  sql: `select w.till_id || ' ' || t.day as fact,
           jsonb_build_array(${subject('shop', 'w.till_id')}) as subjects,
           jsonb_build_object('wrong', t.wrong) as evidence
      from wrong_tries w
      join shops s on s.city_id = w.city_id and s.id = w.till_id
      cross join lateral (
        select (u.at at time zone 'Asia/Tokyo')::date as day, count(*) as wrong from unnest(w.at) u (at) group by 1) t
     where w.city_id = $1 and t.wrong >= ${threshold('a_day')}`,
};
