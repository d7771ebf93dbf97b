-- Invariant 1. Per allocation: issued = held + pending + redeemed (less voids) + expired + recalled, in yen and in both
-- shares. What is held or pending is read from the holdings, everything else from the transfers.
with moved as (
  select t.allocation_id, t.code, sum(t.amount) as amount, sum(t.employer_share) as employer, sum(t.city_share) as city
    from ledger.transfers t where t.city_id = $1 group by t.allocation_id, t.code
),
flow as (
  select m.allocation_id,
         sum(m.amount * w.sign) as amount, sum(m.employer * w.sign) as employer, sum(m.city * w.sign) as city,
         sum(m.amount) filter (where m.code = 'issue') as issued,
         sum(m.employer) filter (where m.code = 'issue') as issued_employer,
         sum(m.city) filter (where m.code = 'issue') as issued_city
    from moved m
    join (values ('issue', 1), ('redeem', -1), ('void', 1), ('expire', -1), ('unexpire', 1), ('recall', -1), ('unrecall', 1)) w (code, sign)
      on w.code = m.code
   group by m.allocation_id
),
held as (
  select h.allocation_id, sum(h.amount) as amount, sum(h.employer_share) as employer, sum(h.city_share) as city
    from ledger.holdings h where h.city_id = $1 group by h.allocation_id
)
select coalesce(a.id, f.allocation_id, h.allocation_id)::text as subject,
       row(a.amount, a.employer_share, a.city_share, f.amount, f.employer, f.city)::text as expected,
       row(f.issued, f.issued_employer, f.issued_city, h.amount, h.employer, h.city)::text as found
  from (select * from ledger.allocations where city_id = $1) a
  full join flow f on f.allocation_id = a.id
  full join held h on h.allocation_id = coalesce(a.id, f.allocation_id)
 where (a.amount, a.employer_share, a.city_share, f.amount, f.employer, f.city)
       is distinct from (f.issued, f.issued_employer, f.issued_city, h.amount, h.employer, h.city)
    or a.id is null
