-- The frozen figures of every closed month are those that all transfers up to it give, in every grouping. $1 city.
with summed as (
  select t.period, t.code, a.programme_id, a.employer_id,
         coalesce(a.municipality_id, '00000000-0000-0000-0000-000000000000') as municipality_id,
         case t.code when 'redeem' then t.to_account when 'void' then t.from_account end as merchant_id,
         sum(t.amount) as amount, sum(t.employer_share) as employer, sum(t.city_share) as city
    from ledger.transfers t
    join ledger.allocations a on a.city_id = t.city_id and a.id = t.allocation_id
   where t.city_id = $1 and t.code in ('issue', 'redeem', 'void', 'expire', 'unexpire', 'recall', 'unrecall')
   group by 1, 2, 3, 4, 5, 6
),
moved as (
  select g.grouping, g.id, s.period, s.code, sum(s.amount) as amount, sum(s.employer) as employer, sum(s.city) as city
    from summed s
   cross join lateral (values ('programme', s.programme_id), ('employer', s.employer_id),
                              ('municipality', s.municipality_id), ('merchant', s.merchant_id)) g (grouping, id)
   where g.id is not null
   group by 1, 2, 3, 4
),
months as (
  select month from closings where city_id = $1 and computed_at is not null
),
counted as (
  select m.month, d.grouping, d.id, f.figure, f.sign * d.amount as amount, f.sign * d.employer as employer, f.sign * d.city as city
    from months m
    join moved d on d.period = m.month
    join (values ('issue', 'issued', 1), ('redeem', 'redeemed', 1), ('void', 'voided', 1), ('expire', 'expired', 1),
                 ('unexpire', 'expired', -1), ('recall', 'recalled', 1), ('unrecall', 'recalled', -1)) f (code, figure, sign)
      on f.code = d.code
  union all
  select m.month, d.grouping, d.id, f.figure, n.sign * d.amount, n.sign * d.employer, n.sign * d.city
    from months m
    join moved d on d.period <= m.month
    join (values ('issue', 1), ('void', 1), ('unexpire', 1), ('unrecall', 1), ('redeem', -1), ('expire', -1), ('recall', -1))
         s (code, sign) on s.code = d.code
   cross join lateral (values (case d.grouping when 'merchant' then -s.sign else s.sign end)) n (sign)
    join (values ('opening'), ('closing')) f (figure) on f.figure = 'closing' or d.period < m.month
),
expected as (
  select month, grouping, id, figure, sum(amount) as amount, sum(employer) as employer, sum(city) as city
    from counted group by 1, 2, 3, 4
),
kept as (
  select f.month, f.grouping, f.group_id as id, f.figure, f.amount, f.employer_share as employer, f.city_share as city
    from closing_figures f where f.city_id = $1
)
select concat_ws(' ', to_char(month, 'YYYY-MM'), grouping, id, figure) as subject,
       concat(coalesce(e.amount, 0), ' = ', coalesce(e.employer, 0), ' + ', coalesce(e.city, 0)) as expected,
       concat(coalesce(k.amount, 0), ' = ', coalesce(k.employer, 0), ' + ', coalesce(k.city, 0)) as found
  from expected e
  full join kept k using (month, grouping, id, figure)
 where (coalesce(e.amount, 0), coalesce(e.employer, 0), coalesce(e.city, 0))
    <> (coalesce(k.amount, 0), coalesce(k.employer, 0), coalesce(k.city, 0))
 order by 1
