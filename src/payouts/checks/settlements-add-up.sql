-- A settlement is the sum of its lines.
select s.id::text as subject, row(l.amount, l.employer_share, l.city_share)::text as expected,
       row(s.amount, s.employer_share, s.city_share)::text as found
  from settlements s
  left join (
    select settlement_id, sum(amount) as amount, sum(employer_share) as employer_share, sum(city_share) as city_share
      from settlement_lines where city_id = $1 group by settlement_id) l on l.settlement_id = s.id
 where s.city_id = $1
   and (l.amount, l.employer_share, l.city_share) is distinct from (s.amount, s.employer_share, s.city_share)
