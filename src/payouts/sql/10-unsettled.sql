-- The redemptions and voids of a city through a month that no settlement has, and in which part of the month's settling
-- each belongs. In: city, month (its first day), settlements a month (1 or 2). Out: one row an operation that is to be
-- settled now, with its yen signed: a void's are negative.
-- Where two settlements a month are made, the first is of what happened through the 15th on the city's calendar. What
-- comes to nothing or less, because of voids, is settled together with what comes later: the rest of the month, or the
-- next one.
create or replace function payouts_unsettled(p_city_id integer, p_month date, p_parts integer)
returns table (operation_id uuid, merchant_id uuid, part integer, amount integer, employer_share integer, city_share integer)
language sql stable
as $$
  with unsettled as materialized (
    select o.id, case o.code when 'redeem' then o.to_account else o.from_account end as merchant_id,
           case o.code when 'redeem' then 1 else -1 end as sign, o.amount,
           p_parts = 1 or (o.happened_at at time zone 'Asia/Tokyo')::date <= p_month + 14 as early
      from ledger.operations o
     where o.city_id = p_city_id and o.code in ('redeem', 'void') and o.period <= p_month
       and not exists (select from settlement_lines l where l.city_id = o.city_id and l.operation_id = o.id)
  ),
  sums as (
    select u.merchant_id, coalesce(sum(u.sign * u.amount) filter (where u.early), 0) as early, sum(u.sign * u.amount) as whole
      from unsettled u group by u.merchant_id
  ),
  placed as (
    select u.id, u.merchant_id, u.sign,
           case when u.early and s.early > 0 then 1
                when s.whole - greatest(s.early, 0) > 0 then 2 end as part
      from unsettled u join sums s on s.merchant_id = u.merchant_id
  )
  select p.id, p.merchant_id, p.part, p.sign * sum(t.amount)::integer, p.sign * sum(t.employer_share)::integer,
         p.sign * sum(t.city_share)::integer
    from placed p join ledger.transfers t on t.city_id = p_city_id and t.operation_id = p.id
   where p.part is not null
   group by p.id, p.merchant_id, p.part, p.sign
$$;
