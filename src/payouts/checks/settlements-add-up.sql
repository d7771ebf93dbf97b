-- A settlement is the sum of its lines.
select id::text as subject, row(sum(amount) filter (where line), sum(employer_share) filter (where line), sum(city_share) filter (where line))::text as expected,
       row(sum(amount) filter (where not line), sum(employer_share) filter (where not line), sum(city_share) filter (where not line))::text as found
  from (
    select false as line, id, amount, employer_share, city_share from settlements where city_id = $1
    union all
    select true, settlement_id, amount, employer_share, city_share from settlement_lines where city_id = $1) heap
 group by id
having (sum(amount) filter (where line), sum(employer_share) filter (where line), sum(city_share) filter (where line))
       is distinct from
       (sum(amount) filter (where not line), sum(employer_share) filter (where not line), sum(city_share) filter (where not line))
