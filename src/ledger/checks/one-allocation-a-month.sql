-- Invariant 4. One allocation for a person, programme and month, and one issuing for each allocation.
select a.programme_id || ':' || a.employee_id || ':' || a.month as subject, '1' as expected, count(*)::text as found
  from ledger.allocations a where a.city_id = $1
 group by a.programme_id, a.employee_id, a.month having count(*) > 1
union all
select coalesce(a.id, o.id)::text, row(a.id, a.employee_id, a.amount)::text, row(o.id, o.to_account, o.amount)::text
  from (select * from ledger.allocations where city_id = $1) a
  full join (select * from ledger.operations where city_id = $1 and code = 'issue') o on o.id = a.id
 where (a.id, a.employee_id, a.amount) is distinct from (o.id, o.to_account, o.amount)
