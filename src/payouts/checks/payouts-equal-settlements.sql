-- A payout is what its settlement says, to its merchant; at most one is neither returned nor withdrawn.
select p.id::text as subject, row(s.merchant_id, s.amount)::text as expected, row(p.merchant_id, p.amount)::text as found
  from payouts p left join settlements s on s.city_id = p.city_id and s.id = p.settlement_id
 where p.city_id = $1 and (p.merchant_id, p.amount) is distinct from (s.merchant_id, s.amount)
union all
select p.settlement_id::text, 'one payout', count(*)::text
  from payouts p where p.city_id = $1 and p.state not in ('returned', 'withdrawn') group by p.settlement_id having count(*) > 1
