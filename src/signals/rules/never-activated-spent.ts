import type { SignalRule } from '../signal-rule.js';
import { employerOn, idsOf, MONTH, operationsOf, subject, threshold } from './parts.js';

/**
 * Coupons of several people of one employer are spent who never took up their enrolment in person, while nearly all
 * others in the city did.
 */
export const neverActivatedSpent: SignalRule = {
  kind: 'never_activated_spent',
  defaults: { people: 3, city_activated_percent: 50 },
  sql: `with spent as (
      select o.from_account as employee, sum(o.amount) as yen, max(o.day) as day, ${idsOf('o.id', 'o.day')} as operations
        from (${operationsOf('redeem')}) o
       group by o.from_account
    ),
    standing as (
      select s.*, bool_or(n.activated_at is not null) as activated
        from spent s
        join enrolments n on n.city_id = $1 and n.employee_id = s.employee and n.state in ('approved', 'active', 'on_leave')
       group by s.employee, s.yen, s.day, s.operations
    ),
    ghosts as (
      select ${employerOn('s.employee', 's.day')} as employer, s.* from standing s where not s.activated
    )
    select g.employer || ' ' || ${MONTH} as fact,
           jsonb_build_array(${subject('employer', 'g.employer')})
             || jsonb_agg(${subject('employee', 'g.employee')} order by g.employee) as subjects,
           jsonb_build_object('people', count(*), 'yen', sum(g.yen), 'operations', jsonb_agg(g.operations -> 0 order by g.employee)) as evidence
      from ghosts g
     where (select 100 * count(*) filter (where activated) >= ${threshold('city_activated_percent')} * count(*) from standing)
     group by g.employer
    having count(*) >= ${threshold('people')}`,
};
