-- The numbers of invoices and of credit notes have no gaps, and the counter stands at the last one.
select coalesce(c.paper, n.kind) || ' ' || coalesce(c.fiscal_year, n.fiscal_year) as subject,
       coalesce(c.last_number, 0)::text as expected, row(n.count, n.last)::text as found
  from (select kind, fiscal_year, count(*) as count, max(number) as last from invoices where city_id = $1 group by kind, fiscal_year) n
  full join (select paper, fiscal_year, last_number from paper_counters
              where city_id = $1 and paper in ('invoice', 'credit_note')) c
    on c.paper = n.kind and c.fiscal_year = n.fiscal_year
 where (n.count, n.last) is distinct from (c.last_number::bigint, c.last_number)
