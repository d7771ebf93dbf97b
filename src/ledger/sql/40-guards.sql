-- as owner
-- Nothing recorded is changed or removed: not by the application, not by the functions, not by the owner.
create or replace function ledger.refuse_change() returns trigger
language plpgsql
as $$
begin
  raise exception using errcode = '23514', constraint = tg_table_name || '_never_changed',
    message = format('ledger.%s is only ever added to', tg_table_name);
end
$$;

do $$
declare
  v_table text;
begin
  foreach v_table in array array['books', 'blocks', 'accounts', 'movements', 'allocations', 'operations', 'transfers', 'acceptances',
    'own_people', 'recall_orders', 'seals'] loop
    execute format('create or replace trigger %I before update or delete or truncate on ledger.%I for each statement execute function ledger.refuse_change()',
      v_table || '_never_changed', v_table);
    execute format('alter table ledger.%I enable always trigger %I', v_table, v_table || '_never_changed');
  end loop;
end
$$;

-- A holding is never removed: it is emptied.
create or replace trigger holdings_never_removed before delete or truncate on ledger.holdings
  for each statement execute function ledger.refuse_change();
alter table ledger.holdings enable always trigger holdings_never_removed;

-- Every new operation is a declared movement between accounts that exist, and its transfers add up to it. One that
-- undoes another does so exactly.
create or replace function ledger.check_operations() returns trigger
language plpgsql set search_path = ledger, pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  v_wrong uuid;
  v_declared boolean;
begin
  select o.id, m.code is not null and (m.undoes_code is null) = (o.undoes is null)
    into v_wrong, v_declared
    from added o
    left join movements m on m.code = o.code
      and m.from_kind = (select f.kind from accounts f where f.city_id = o.city_id and f.id = o.from_account)
      and m.to_kind = (select t.kind from accounts t where t.city_id = o.city_id and t.id = o.to_account)
   where m.code is null or (m.undoes_code is null) <> (o.undoes is null)
      or o.amount is distinct from (select sum(l.amount) from transfers l where l.city_id = o.city_id and l.operation_id = o.id)
      or case when o.undoes is not null then not undoes_exactly(o.city_id, o.id) end
   limit 1;
  if v_wrong is null then
    return null;
  elsif not v_declared then
    raise exception using errcode = '23514', constraint = 'operations_movement_declared',
      message = format('operation %s is no movement that is declared', v_wrong);
  elsif exists (
    select from added o where o.id = v_wrong
       and o.amount is distinct from (select sum(l.amount) from transfers l where l.city_id = o.city_id and l.operation_id = o.id)) then
    raise exception using errcode = '23514', constraint = 'operations_add_up',
      message = format('the transfers of operation %s do not add up to it', v_wrong);
  else
    raise exception using errcode = '23514', constraint = 'operations_undo_exactly',
      message = format('operation %s does not undo what it says', v_wrong);
  end if;
end
$$;
create or replace trigger operations_checked after insert on ledger.operations
  referencing new table as added for each statement execute function ledger.check_operations();
alter table ledger.operations enable always trigger operations_checked;

-- Every new transfer is a line of an operation recorded in the same transaction, between that operation's accounts.
create or replace function ledger.check_transfers() returns trigger
language plpgsql set search_path = ledger, pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  v_wrong uuid;
begin
  select t.operation_id into v_wrong
    from added t
    left join lateral (
      select o.code, o.period, o.from_account, o.to_account
        from operations o
       where o.city_id = t.city_id and o.id = t.operation_id and o.xmin = pg_current_xact_id()::xid
      offset 0 -- looked up one by one, also by a plan that was made while the table was empty
    ) o on true
   where (o.code, o.period, o.from_account, o.to_account) is distinct from (t.code, t.period, t.from_account, t.to_account)
   limit 1;
  if v_wrong is not null then
    raise exception using errcode = '23514', constraint = 'transfers_of_their_operation',
      message = format('a transfer does not belong to operation %s', v_wrong);
  end if;
  return null;
end
$$;
create or replace trigger transfers_checked after insert on ledger.transfers
  referencing new table as added for each statement execute function ledger.check_transfers();
alter table ledger.transfers enable always trigger transfers_checked;
