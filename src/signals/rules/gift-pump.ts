import type { SignalRule } from '../signal-rule.js';
import { employerOn, GIFTS, idsOf, MONTH, subject, threshold } from './parts.js';

/**
 * Many give to one, who gets most of what is given at that employer at all: thanks that are collected. Where few people
 * cover for many parents they all receive much, so it counts only where enough others work who gave nothing either.
 */
export const giftPump: SignalRule = {
  kind: 'gift_pump',
  defaults: { givers: 8, yen: 80_000, percent_of_employer: 50, least_others: 8 },
  sql: `with received as (
      select g.receiver, count(distinct g.giver) as givers, count(*) as gifts, sum(g.amount) as yen, ${idsOf('g.id', 'g.day')} as operations,
             ${employerOn('g.receiver', '$3::date')} as employer
        from (${GIFTS}) g
       group by g.receiver
    ),
    idle as (
      select e.employer_id as employer, count(*) - 1 as others
        from employments e
       where e.city_id = $1 and e.until_on is null and e.employer_id in (select employer from received)
         and e.employee_id not in (select g.giver from (${GIFTS}) g)
       group by e.employer_id
    ),
    compared as (
      select r.*, sum(yen) over (partition by employer) as of_employer from received r
    )
    select c.receiver || ' ' || ${MONTH} as fact,
           jsonb_build_array(${subject('employee', 'c.receiver')}) as subjects,
           jsonb_build_object('givers', c.givers, 'gifts', c.gifts, 'yen', c.yen, 'employerYen', c.of_employer, 'othersWhoGaveNothing', i.others, 'operations', c.operations) as evidence
      from compared c
      join idle i on i.employer = c.employer
     where c.givers >= ${threshold('givers')} and c.yen >= ${threshold('yen')}
       and 100 * c.yen >= ${threshold('percent_of_employer')} * c.of_employer
       and i.others >= ${threshold('least_others')}`,
};
