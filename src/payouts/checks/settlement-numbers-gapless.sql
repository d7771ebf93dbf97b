-- The numbers of settlements and of batches have no gaps, and the counter stands at the last one.
select coalesce(c.paper, n.paper) || ' ' || coalesce(c.fiscal_year, n.fiscal_year) as subject, coalesce(n.last, 0)::text as expected, row(n.count, c.last_number)::text as found
  from (
    select 'settlement' as paper, fiscal_year, count(*) as count, max(number) as last
      from settlements where city_id = $1 group by fiscal_year
    union all
    select 'payout_batch', fiscal_year, count(*), max(number) from payout_batches where city_id = $1 group by fiscal_year) n
  full join (select paper, fiscal_year, last_number from paper_counters
              where city_id = $1 and paper in ('settlement', 'payout_batch')) c
    on c.paper = n.paper and c.fiscal_year = n.fiscal_year
 where (n.count, n.last) is distinct from (n.last::bigint, c.last_number)
