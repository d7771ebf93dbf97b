-- Each step of a holding begins with what the step before it left: no step is missing, doubled or out of order.
with leg as (
  select t.operation_id, t.line, t.to_account as account_id, t.allocation_id, t.to_hands as hands, t.to_step as step,
         t.to_amount_before as before, t.to_employer_before as employer_before, t.amount as change, t.employer_share as employer_change
    from ledger.transfers t where t.city_id = $1 and t.to_hands is not null
  union all
  select t.operation_id, t.line, t.from_account, t.allocation_id, t.from_hands, t.from_step,
         t.from_amount_before, t.from_employer_before, -t.amount, -t.employer_share
    from ledger.transfers t where t.city_id = $1 and t.from_hands is not null
),
chained as (
  select g.*, row_number() over steps as number,
         coalesce(lag(g.before + g.change) over steps, 0) as left_amount,
         coalesce(lag(g.employer_before + g.employer_change) over steps, 0) as left_employer
    from leg g
  window steps as (partition by g.account_id, g.allocation_id, g.hands order by g.step)
)
select c.operation_id || ':' || c.line as subject, row(c.number, c.left_amount, c.left_employer)::text as expected,
       row(c.step, c.before, c.employer_before)::text as found
  from chained c
 where (c.number, c.left_amount, c.left_employer) <> (c.step::bigint, c.before, c.employer_before)
