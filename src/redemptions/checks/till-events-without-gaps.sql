-- A shop's events are numbered without gaps up to the newest, and each is what happened at that shop.
select e.shop_id || ':' || e.number as subject, 'an event after the one before, of this shop' as expected,
       row(e.before, o.code, coalesce(r.shop_id, o.shop_id))::text as found
  from (select shop_id, number, operation_id, lag(number) over (partition by shop_id order by number) as before
          from till_events where city_id = $1) e
  left join ledger.operations o on o.city_id = $1 and o.id = e.operation_id and o.code in ('redeem', 'void')
  left join ledger.operations r on r.city_id = $1 and r.id = o.undoes
 where e.before <> e.number - 1 or o.id is null or coalesce(r.shop_id, o.shop_id) is distinct from e.shop_id
