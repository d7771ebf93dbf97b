-- What became of an allocation in the hands of the one to whom it was issued. The columns are told in 40-over-issued.sql.
drop function if exists issuance_first_hands(ledger.allocations);
create or replace function issuance_first_hands(p_city_id integer, p_allocation_id uuid, p_employee_id uuid)
returns table (recallable integer, returned integer, order_number integer)
language sql stable
as $$
  with hands as (
    select p_employee_id as account_id, 0 as hands
    union all
    select l.id, 1 from ledger.accounts l where l.city_id = p_city_id and l.kind = 'link' and l.giver_id = p_employee_id
  )
  select (select coalesce(sum(h.amount), 0)::integer
            from hands join ledger.holdings h
              on h.city_id = p_city_id and h.account_id = hands.account_id and h.allocation_id = p_allocation_id and h.hands = hands.hands),
         (select coalesce(sum(t.amount), 0)::integer
            from hands
            join ledger.operations o on o.city_id = p_city_id and o.from_account = hands.account_id and o.code in ('recall', 'expire')
            join ledger.transfers t on t.city_id = p_city_id and t.operation_id = o.id and t.allocation_id = p_allocation_id
             and t.from_hands = hands.hands
           where not exists (select from ledger.operations u where u.city_id = p_city_id and u.undoes = o.id)),
         (select coalesce((array_agg(r.number + (not r.stands)::integer order by r.number desc))[1], 1)
            from ledger.recall_orders r where r.city_id = p_city_id and r.allocation_id = p_allocation_id)
$$;
