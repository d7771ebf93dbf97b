-- Invariant 5. An operation is undone at most once, and what comes back is exactly what was taken: the same lines, the
-- other way round. Only from a claim link may lines be missing: those that lapsed or were recalled before it returned.
select o.undoes::text as subject, '1' as expected, count(*)::text as found
  from ledger.operations o where o.city_id = $1 and o.undoes is not null group by o.undoes having count(*) > 1
union all
select u.id || ':' || coalesce(b.line, t.line) as subject,
       row(t.to_account, t.from_account, t.allocation_id, t.amount, t.employer_share, t.city_share, t.to_hands, t.from_hands)::text,
       row(b.from_account, b.to_account, b.allocation_id, b.amount, b.employer_share, b.city_share, b.from_hands, b.to_hands)::text
  from ledger.operations u
  left join ledger.operations o on o.city_id = $1 and o.id = u.undoes
  left join ledger.accounts s on s.city_id = $1 and s.id = u.from_account
  cross join lateral (
    select coalesce(b.line, t.line) as line
      from (select line from ledger.transfers where city_id = $1 and operation_id = u.undoes) t
      full join (select line from ledger.transfers where city_id = $1 and operation_id = u.id) b on b.line = t.line) n
  left join ledger.transfers t on t.city_id = $1 and t.operation_id = u.undoes and t.line = n.line
  left join ledger.transfers b on b.city_id = $1 and b.operation_id = u.id and b.line = n.line
 where u.city_id = $1 and u.undoes is not null
   and not (s.kind = 'link' and b.line is null)
   and (t.to_account, t.from_account, t.allocation_id, t.amount, t.employer_share, t.city_share, t.to_hands, t.from_hands)
       is distinct from (b.from_account, b.to_account, b.allocation_id, b.amount, b.employer_share, b.city_share, b.from_hands, b.to_hands)
