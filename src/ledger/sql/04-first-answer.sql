-- What was answered when an operation was recorded: its yen and shares, as its transfers have them.
create or replace function ledger.first_answer(p_city_id integer, p_operation_id uuid)
returns table (operation_id uuid, amount integer, employer_share integer, city_share integer, happened_at timestamptz, recorded_at timestamptz)
language sql stable
as $$
  select o.id, o.amount, sum(t.employer_share)::integer, sum(t.city_share)::integer, o.happened_at, o.recorded_at
    from ledger.operations o join ledger.transfers t on t.city_id = o.city_id and t.operation_id = o.id
   where o.city_id = p_city_id and o.id = p_operation_id
   group by o.id, o.amount, o.happened_at, o.recorded_at
$$;
