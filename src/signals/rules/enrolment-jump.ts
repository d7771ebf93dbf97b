import type { SignalRule } from '../signal-rule.js';
import { MONTH, subject, threshold } from './parts.js';

/** An employer that has long taken part enrols far more in a month than ever, and many for its size. */
export const enrolmentJump: SignalRule = {
  kind: 'enrolment_jump',
  defaults: { least: 10, times_of_average: 4, percent_of_staff: 10, months_known: 3 },
  sql: `with applied as (
      select n.employer_id, n.id, v.on_date
        from enrolment_events v
        join enrolments n on n.city_id = v.city_id and n.id = v.enrolment_id
       where v.city_id = $1 and v.event = 'apply' and v.on_date between ($2::date - interval '6 months')::date and $3::date
    ),
    counted as (
      select employer_id, count(*) filter (where on_date >= $2::date) as now_applied,
             count(*) filter (where on_date < $2::date) / 6.0 as average,
             to_jsonb((array_agg(id order by on_date, id) filter (where on_date >= $2::date))[1:50]) as enrolments
        from applied group by employer_id
    )
    select c.employer_id || ' ' || ${MONTH} as fact,
           jsonb_build_array(${subject('employer', 'c.employer_id')}) as subjects,
           jsonb_build_object('applications', c.now_applied, 'averageOfSixMonths', round(c.average, 1), 'staff', s.staff, 'enrolments', c.enrolments) as evidence
      from counted c
      cross join lateral (select count(*) as staff from employments e where e.city_id = $1 and e.employer_id = c.employer_id and e.until_on is null) s
     where c.now_applied >= ${threshold('least')} and c.now_applied >= ${threshold('times_of_average')} * c.average
       and 100 * c.now_applied >= ${threshold('percent_of_staff')} * s.staff
       and exists (
         select from enrolments n join enrolment_events v on v.city_id = n.city_id and v.enrolment_id = n.id and v.event = 'apply'
          where n.city_id = $1 and n.employer_id = c.employer_id and v.on_date <= $2::date - make_interval(months => ${threshold('months_known')}))`,
};
