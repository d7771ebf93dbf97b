-- Every operation stands in a block that was begun, and in a month that was open then; so does whatever else is sealed.
-- Blocks are numbered from 1 without a gap: what stood before the first or after the last would be sealed by none.
select o.id::text as subject, 'a month after ' || coalesce(b.closed_through::text, 'none') as expected, row(o.block, o.period)::text as found
  from ledger.operations o
  left join ledger.blocks b on b.city_id = o.city_id and b.block = o.block
 where o.city_id = $1 and (b.block is null or o.period <= b.closed_through)
union all
select w.id::text, 'a block that was begun', w.block::text
  from (select city_id, id, block from ledger.accounts
        union all
        select city_id, merchant_id, block from ledger.acceptances
        union all
        select city_id, merchant_id, block from ledger.own_people
        union all
        select city_id, allocation_id, block from ledger.recall_orders) w
 where w.city_id = $1 and not exists (select from ledger.blocks b where b.city_id = $1 and b.block = w.block)
union all
select 'block ' || n.block, 'block ' || n.number, 'block ' || n.block
  from (select block, row_number() over (order by block) as number from ledger.blocks where city_id = $1) n
 where n.block <> n.number
