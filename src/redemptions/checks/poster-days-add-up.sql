-- What is counted for a day's poster payments is what stands of them in the ledger.
with paid as (
  select o.shop_id, o.from_account as employee_id, (o.happened_at at time zone 'Asia/Tokyo')::date as day,
         sum(lines.notes)::integer as notes
    from shop_posters p
    join ledger.operations o on o.city_id = $1 and o.actor_id = p.id and o.code = 'redeem'
   cross join lateral (
     select sum(t.amount / a.note_yen) as notes
       from ledger.transfers t join ledger.allocations a on a.city_id = t.city_id and a.id = t.allocation_id
      where t.city_id = $1 and t.operation_id = o.id) lines
   where p.city_id = $1 and not exists (select from ledger.operations v where v.city_id = $1 and v.undoes = o.id)
   group by 1, 2, 3
)
select concat_ws(':', coalesce(d.shop_id, p.shop_id), coalesce(d.employee_id, p.employee_id), coalesce(d.day, p.day)) as subject,
       coalesce(p.notes, 0)::text as expected, coalesce(d.notes, 0)::text as found
  from (select * from poster_days where city_id = $1) d
  full join paid p on p.shop_id = d.shop_id and p.employee_id = d.employee_id and p.day = d.day
 where coalesce(p.notes, 0) <> coalesce(d.notes, 0)
