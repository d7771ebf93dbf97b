-- A settlement is what its lines add up to, and a line is what the ledger says of its operation. Settlement and lines are
-- written in one transaction, so the sums are judged when it ends.

create or replace function settlements_guard() returns trigger
language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
begin
  if exists (
    select from (
      select sum(l.amount) as amount, sum(l.employer_share) as employer_share, sum(l.city_share) as city_share
        from settlement_lines l where l.city_id = new.city_id and l.settlement_id = new.id) found
     where (found.amount, found.employer_share, found.city_share)
           is distinct from (new.amount::numeric, new.employer_share::numeric, new.city_share::numeric)) then
    raise exception using errcode = '23514', constraint = 'settlements_add_up',
      message = format('settlement %s is not the sum of its lines', new.id);
  end if;
  return null;
end
$$;
create or replace trigger settlements_never_changed before update or delete or truncate on settlements
  for each statement execute function ledger.refuse_change();
alter table settlements enable always trigger settlements_never_changed;

-- Lines come with their settlement: none is added to one that was there before.
create or replace function settlement_lines_guard() returns trigger
language plpgsql set search_path = public, pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  v_wrong uuid;
begin
  select a.operation_id into v_wrong
    from added a
    left join settlements s on s.city_id = a.city_id and s.id = a.settlement_id and s.xmin = pg_current_xact_id()::xid
   where s.id is null
   limit 1;
  if v_wrong is not null then
    raise exception using errcode = '23514', constraint = 'settlement_lines_with_their_settlement',
      message = format('operation %s is added to a settlement that stands already', v_wrong);
  end if;
  select a.operation_id into v_wrong
    from added a
    join settlements s on s.city_id = a.city_id and s.id = a.settlement_id
    left join ledger.operations o on o.city_id = a.city_id and o.id = a.operation_id and o.period <= s.month
     and (o.code = 'redeem' and o.to_account = s.merchant_id or o.code = 'void' and o.from_account = s.merchant_id)
    cross join lateral (
      select case o.code when 'redeem' then 1 when 'void' then -1 end as sign, sum(t.amount) as amount,
             sum(t.employer_share) as employer_share
        from ledger.transfers t where t.city_id = a.city_id and t.operation_id = o.id) t
   where (t.sign * t.amount, t.sign * t.employer_share) is distinct from (a.amount::numeric, a.employer_share::numeric)
   limit 1;
  if v_wrong is not null then
    raise exception using errcode = '23514', constraint = 'settlement_lines_of_the_ledger',
      message = format('the ledger has another amount, merchant or month for operation %s', v_wrong);
  end if;
  return null;
end
$$;
create or replace trigger settlement_lines_checked after insert on settlement_lines
  referencing new table as added for each statement execute function settlement_lines_guard();
alter table settlement_lines enable always trigger settlement_lines_checked;
create or replace trigger settlement_lines_never_changed before update or delete or truncate on settlement_lines
  for each statement execute function ledger.refuse_change();
alter table settlement_lines enable always trigger settlement_lines_never_changed;

drop trigger if exists settlements_checked on settlements;
create constraint trigger settlements_checked after insert on settlements
  deferrable initially deferred for each row execute function settlements_guard();
alter table settlements enable always trigger settlements_checked;
