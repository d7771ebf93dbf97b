-- For every month of which there are papers: invoices less credit notes of an employer, programme and basis are what the
-- ledger's movements of that accounting month come to, employer share by employer share.
with months as (
  select distinct month from invoices where city_id = $1
),
owed as (
  select t.period as month, a.employer_id, a.programme_id, a.billing_basis as basis,
         sum(case when t.code in ('issue', 'redeem', 'unexpire', 'unrecall') then t.employer_share else -t.employer_share end) as yen
    from ledger.transfers t
    join ledger.allocations a on a.city_id = t.city_id and a.id = t.allocation_id
   where t.city_id = $1 and t.period in (select month from months)
     and (a.billing_basis = 'issue' and t.code in ('issue', 'expire', 'unexpire', 'recall', 'unrecall')
       or a.billing_basis = 'redemption' and t.code in ('redeem', 'void'))
   group by t.period, a.employer_id, a.programme_id, a.billing_basis
),
billed as (
  select i.month, i.employer_id, i.programme_id, i.basis,
         sum(case i.kind when 'invoice' then i.amount else -i.amount end) as yen
    from invoices i where i.city_id = $1
   group by i.month, i.employer_id, i.programme_id, i.basis
)
select to_char(coalesce(o.month, b.month), 'YYYY-MM') || ' ' || coalesce(o.employer_id, b.employer_id) as subject,
       coalesce(o.yen, 0)::text as expected, coalesce(b.yen, 0)::text as found
  from owed o
  full join billed b on b.month = o.month and b.employer_id = o.employer_id and b.programme_id = o.programme_id and b.basis = o.basis
 where coalesce(o.yen, 0) <> coalesce(b.yen, 0)
