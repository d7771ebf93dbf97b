-- A line of a settlement says what the ledger says of its operation: a redemption at that merchant, or its void, of that
-- month or an earlier one, with the same shares.
select l.operation_id::text as subject,
       coalesce(row(t.sign * t.amount, t.sign * t.employer_share, t.sign * t.city_share)::text, 'none') as expected,
       row(l.amount, l.employer_share, l.city_share)::text as found
  from settlement_lines l
  left join settlements s on s.city_id = l.city_id and s.id = l.settlement_id
  left join ledger.operations o on o.city_id = l.city_id and o.id = l.operation_id and o.period <= s.month
   and (o.code = 'redeem' and o.to_account = s.merchant_id or o.code = 'void' and o.from_account = s.merchant_id)
  left join (
    select t.operation_id, case t.code when 'redeem' then 1 else -1 end as sign, sum(t.amount) as amount,
           sum(t.employer_share) as employer_share, sum(t.city_share) as city_share
      from ledger.transfers t where t.city_id = $1 and t.code in ('redeem', 'void') group by t.operation_id, t.code) t
    on t.operation_id = o.id
 where l.city_id = $1
   and (t.sign * t.amount, t.sign * t.employer_share, t.sign * t.city_share)
       is distinct from (l.amount::bigint, l.employer_share::bigint, l.city_share::bigint)
