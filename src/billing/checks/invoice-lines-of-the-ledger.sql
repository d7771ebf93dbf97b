-- A line says what the ledger says of its allocation, movement and month: of that employer, programme and basis.
select l.invoice_id || ':' || l.line as subject, coalesce(moved.yen::text, 'none') as expected, l.amount::text as found
  from invoice_lines l
  join invoices i on i.city_id = l.city_id and i.id = l.invoice_id
  left join (
    select t.period, t.allocation_id, t.code, a.employer_id, a.programme_id, a.billing_basis, a.employee_id, a.month,
           sum(t.employer_share) as yen
      from ledger.transfers t
      join ledger.allocations a on a.city_id = t.city_id and a.id = t.allocation_id
     where t.city_id = $1 and t.code in ('issue', 'redeem', 'void', 'expire', 'unexpire', 'recall', 'unrecall')
     group by t.period, t.allocation_id, t.code, a.employer_id, a.programme_id, a.billing_basis, a.employee_id, a.month) moved
    on moved.period = i.month and moved.allocation_id = l.allocation_id and moved.employer_id = i.employer_id
   and moved.programme_id = i.programme_id and moved.billing_basis = i.basis and moved.employee_id = l.employee_id
   and moved.month = l.allocation_month
   and moved.code = case l.reason when 'issued' then 'issue' when 'redeemed' then 'redeem' when 'voided' then 'void'
         when 'expired' then 'expire' when 'unexpired' then 'unexpire' when 'recalled' then 'recall' else 'unrecall' end
 where l.city_id = $1
   and l.amount is distinct from
       case when (l.reason in ('issued', 'redeemed', 'unexpired', 'unrecalled')) = (i.kind = 'invoice') then moved.yen else -moved.yen end
