-- Every operation stands in a block that was begun, and in a month that was open then.
select o.id::text as subject, 'a month after ' || coalesce(b.closed_through::text, 'none') as expected, row(o.block, o.period)::text as found
  from ledger.operations o
  left join ledger.blocks b on b.city_id = o.city_id and b.block = o.block
 where o.city_id = $1 and (b.block is null or o.period <= b.closed_through)
union all
select a.id::text, 'a block that was begun', a.block::text
  from ledger.accounts a
 where a.city_id = $1 and not exists (select from ledger.blocks b where b.city_id = $1 and b.block = a.block)
