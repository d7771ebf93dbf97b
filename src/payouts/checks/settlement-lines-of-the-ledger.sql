-- A line of a settlement says what the ledger says of its operation: a redemption at that merchant, or its void, of that
-- month or an earlier one, with the same shares. Both sides are laid on one heap and grouped, which takes the same time
-- whatever the planner knows of tables that have just been filled.
select operation_id::text as subject,
       row(min(merchant) filter (where not settled), sum(amount) filter (where not settled), sum(employer_share) filter (where not settled),
           sum(city_share) filter (where not settled), min(month) filter (where not settled))::text as expected,
       row(min(merchant) filter (where settled), sum(amount) filter (where settled), sum(employer_share) filter (where settled),
           sum(city_share) filter (where settled), min(month) filter (where settled))::text as found
  from (
    select true as settled, l.operation_id, s.merchant_id::text as merchant, s.month, l.amount, l.employer_share, l.city_share
      from settlement_lines l left join settlements s on s.city_id = l.city_id and s.id = l.settlement_id
     where l.city_id = $1
    union all
    select false, t.operation_id, t.to_account::text, t.period, t.amount, t.employer_share, t.city_share
      from ledger.transfers t where t.city_id = $1 and t.code = 'redeem'
    union all
    select false, t.operation_id, t.from_account::text, t.period, -t.amount, -t.employer_share, -t.city_share
      from ledger.transfers t where t.city_id = $1 and t.code = 'void') heap
 group by operation_id
having bool_or(settled)
   and ((sum(amount) filter (where settled), sum(employer_share) filter (where settled), min(merchant) filter (where settled))
        is distinct from
        (sum(amount) filter (where not settled), sum(employer_share) filter (where not settled), min(merchant) filter (where not settled))
        or sum(city_share) filter (where settled) is distinct from sum(city_share) filter (where not settled)
        or not coalesce(min(month) filter (where not settled) <= min(month) filter (where settled), false))
