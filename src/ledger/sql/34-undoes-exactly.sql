-- Whether an operation brings back what the one that it undoes took: the same lines, the other way round. All of them;
-- only from a claim link may those be missing that lapsed or were recalled.
create or replace function ledger.undoes_exactly(p_city_id integer, p_operation_id uuid) returns boolean
language sql stable
as $$
  select exists (
    select from ledger.operations o
      join ledger.operations u on u.city_id = o.city_id and u.id = o.undoes
      join ledger.accounts s on s.city_id = o.city_id and s.id = o.from_account
      join ledger.movements m on m.code = o.code and m.undoes_code = u.code
     where o.city_id = p_city_id and o.id = p_operation_id
       and (o.from_account, o.to_account) = (u.to_account, u.from_account)
       and (o.amount = u.amount or s.kind = 'link')
       and not exists (
         select from ledger.transfers b
           left join ledger.transfers t on t.city_id = b.city_id and t.operation_id = u.id and t.line = b.line
          where b.city_id = o.city_id and b.operation_id = o.id
            and (b.allocation_id, b.amount, b.employer_share, b.city_share, b.from_hands, b.to_hands)
              is distinct from (t.allocation_id, t.amount, t.employer_share, t.city_share, t.to_hands, t.from_hands)))
$$;
