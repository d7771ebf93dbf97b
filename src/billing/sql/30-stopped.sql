-- The employers for which nothing of a month is issued, because an invoice of that programme is overdue for more days
-- than the rules of the month allow, as of the city's day. None where the rules know no such stop. What was issued
-- before stays as it is; when the employer has paid, the month can be granted by catching up.
create or replace function billing_stopped_employers(p_city_id integer, p_programme_id uuid, p_month date)
returns setof uuid
language sql stable
as $$
  select distinct o.employer_id
    from (select r.arrears_stop_days as days from programme_rules r
           where r.city_id = p_city_id and r.programme_id = p_programme_id and r.effective_month <= p_month
           order by r.effective_month desc limit 1) rule
    cross join lateral (
      select i.employer_id, i.id, i.amount from invoices i
       where i.city_id = p_city_id and i.programme_id = p_programme_id and i.kind = 'invoice'
         and i.due_on + rule.days < (
           select coalesce(b.clock_on, (now() at time zone 'Asia/Tokyo')::date)
             from ledger.blocks b where b.city_id = p_city_id order by b.block desc limit 1)) o
   where rule.days is not null
     and o.amount > (select coalesce(sum(m.amount), 0) from receipt_matches m
                      where m.city_id = p_city_id and m.invoice_id = o.id and m.undone_at is null)
$$;
