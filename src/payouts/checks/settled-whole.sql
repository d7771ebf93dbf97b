-- Through the last month that was settled, what no settlement has comes to nothing or less for every merchant: it waits
-- for what it is to be taken off.
select o.merchant_id::text as subject, 'at most 0' as expected, sum(o.amount)::text as found
  from (
    select case o.code when 'redeem' then o.to_account else o.from_account end as merchant_id,
           case o.code when 'redeem' then o.amount else -o.amount end as amount
      from ledger.operations o
     where o.city_id = $1 and o.code in ('redeem', 'void')
       and o.period <= (select max(month) from settlements where city_id = $1)
       and not exists (select from settlement_lines l where l.city_id = $1 and l.operation_id = o.id)) o
 group by o.merchant_id having sum(o.amount) > 0
