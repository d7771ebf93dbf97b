-- Invariant 3. Every holding, rebuilt from its transfers, is what the table says, step for step.
with leg as (
  select t.to_account as account_id, t.allocation_id, t.to_hands as hands, t.amount, t.employer_share, t.city_share
    from ledger.transfers t where t.city_id = $1 and t.to_hands is not null
  union all
  select t.from_account, t.allocation_id, t.from_hands, -t.amount, -t.employer_share, -t.city_share
    from ledger.transfers t where t.city_id = $1 and t.from_hands is not null
),
rebuilt as (
  select g.account_id, g.allocation_id, g.hands, sum(g.amount) as amount, sum(g.employer_share) as employer, sum(g.city_share) as city, count(*) as steps
    from leg g group by g.account_id, g.allocation_id, g.hands
)
select coalesce(r.account_id, h.account_id) || ':' || coalesce(r.allocation_id, h.allocation_id) || ':' || coalesce(r.hands, h.hands) as subject,
       row(r.amount, r.employer, r.city, r.steps, a.month, a.expires_on, a.note_yen)::text as expected,
       row(h.amount, h.employer_share, h.city_share, h.step, h.month, h.expires_on, h.note_yen)::text as found
  from rebuilt r
  full join (select * from ledger.holdings where city_id = $1) h
    on h.account_id = r.account_id and h.allocation_id = r.allocation_id and h.hands = r.hands
  left join ledger.allocations a on a.city_id = $1 and a.id = coalesce(r.allocation_id, h.allocation_id)
 where (r.amount, r.employer, r.city, r.steps, a.month, a.expires_on, a.note_yen)
       is distinct from (h.amount, h.employer_share, h.city_share, h.step::bigint, h.month, h.expires_on, h.note_yen)
