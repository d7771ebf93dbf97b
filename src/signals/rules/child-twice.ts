import type { SignalRule } from '../signal-rule.js';
import { subject } from './parts.js';

/**
 * Two standing enrolments for a child born on the same day, under one mail address or one name: one person twice. What
 * shares less (two parents of one family name) stands in the list of likely doubles only.
 */
export const childTwice: SignalRule = {
  kind: 'child_twice',
  defaults: {},
  sql: `with standing as (
      select n.id, n.programme_id, n.employee_id, n.child_birth_date, e.email, e.name_kana
        from enrolments n
        join employees e on e.city_id = n.city_id and e.id = n.employee_id
       where n.city_id = $1 and n.state not in ('applied', 'refused', 'ended')
    )
    select a.id || ' ' || b.id as fact,
           jsonb_build_array(${subject('enrolment', 'a.id')}, ${subject('enrolment', 'b.id')}, ${subject('employee', 'a.employee_id')}, ${subject('employee', 'b.employee_id')}) as subjects,
           jsonb_build_object('sameMail', a.email = b.email, 'sameName', a.name_kana = b.name_kana) as evidence
      from standing a
      join standing b on b.child_birth_date = a.child_birth_date and b.programme_id = a.programme_id and a.id < b.id and a.employee_id <> b.employee_id
     where a.email = b.email or a.name_kana = b.name_kana`,
};
