-- Guards and triggers outside of the ledger where their tables are spread; the folders sql/ of payouts, people and tasks
-- have them for one server, with the same rules and names. A trigger's transition table cannot be joined with
-- tables that are spread, so its rows are gathered first. Nor can `xmin` be asked: that lines come with their settlement, and
-- payouts with their batch, is known by this, that there are no others of it than those of this statement.

create or replace function public.settlement_lines_guard() returns trigger
language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
declare
  v_city_id integer;
  v_added record;
  v_wrong uuid;
begin
  for v_city_id in select distinct a.city_id from added a loop
    select array_agg(a.operation_id) as operations, array_agg(a.settlement_id) as settlements, array_agg(a.amount) as amounts,
           array_agg(a.employer_share) as shares
      into v_added from added a where a.city_id = v_city_id;
    select w.settlement_id into v_wrong
      from (select a.settlement_id, count(*) as lines from unnest(v_added.settlements) a (settlement_id) group by 1) w
     where w.lines <> (select count(*) from settlement_lines l where l.city_id = v_city_id and l.settlement_id = w.settlement_id)
     limit 1;
    if v_wrong is not null then
      raise exception using errcode = '23514', constraint = 'settlement_lines_with_their_settlement',
        message = format('an operation is added to settlement %s, which stands already', v_wrong);
    end if;
    select a.operation_id into v_wrong
      from unnest(v_added.operations, v_added.settlements, v_added.amounts, v_added.shares) a (operation_id, settlement_id, amount, employer_share)
      join settlements s on s.city_id = v_city_id and s.id = a.settlement_id
      left join ledger.operations o on o.city_id = v_city_id and o.id = a.operation_id and o.period <= s.month
       and (o.code = 'redeem' and o.to_account = s.merchant_id or o.code = 'void' and o.from_account = s.merchant_id)
      left join (
        select l.operation_id, sum(l.amount) as amount, sum(l.employer_share) as employer_share
          from ledger.transfers l where l.city_id = v_city_id and l.operation_id = any (v_added.operations) group by 1) t
        on t.operation_id = o.id
     where (case o.code when 'redeem' then t.amount when 'void' then - t.amount end,
            case o.code when 'redeem' then t.employer_share when 'void' then - t.employer_share end)
           is distinct from (a.amount::numeric, a.employer_share::numeric)
     limit 1;
    if v_wrong is not null then
      raise exception using errcode = '23514', constraint = 'settlement_lines_of_the_ledger',
        message = format('the ledger has another amount, merchant or month for operation %s', v_wrong);
    end if;
  end loop;
  return null;
end
$$;

create or replace function public.payouts_late_guard() returns trigger
language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
declare
  v_city_id integer;
  v_batches uuid[];
begin
  for v_city_id in select distinct a.city_id from added a loop
    v_batches := array(select a.batch_id from added a where a.city_id = v_city_id);
    if exists (
      select 1 from (select a.batch_id, count(*) as lines from unnest(v_batches) a (batch_id) group by 1) w
       where w.lines <> (select count(*) from payouts p where p.city_id = v_city_id and p.batch_id = w.batch_id)) then
      raise exception using errcode = '23514', constraint = 'payouts_with_their_batch',
        message = 'a payout is only added to a batch that is being prepared';
    end if;
  end loop;
  return null;
end
$$;

-- Sessions are on the coordinator, which is asked to end them: at once and for good, also where the leaving is then taken back,
-- so that somebody signs in once more than needed and never once too few.
create or replace function public.employments_leaver() returns trigger
language plpgsql security definer set search_path = public, pg_catalog, pg_temp
as $$
declare
  leaver uuid;
  v_ended record;
begin
  select account_id into leaver from role_grants
   where city_id = new.city_id and employee_id = new.employee_id and ended_at is null;
  if leaver is null then
    return new;
  end if;
  update role_grants set ended_at = now(), ended_by = leaver, end_reason = 'left'
   where city_id = new.city_id and account_id = leaver and employer_id = new.employer_id and ended_at is null;
  select * into v_ended from run_command_on_coordinator(format(
    'update people.sessions set ended_at = now(), end_reason = ''left'' where account_id = %L and ended_at is null', leaver));
  if not v_ended.success then
    raise exception 'the sessions of somebody who left could not be ended: %', v_ended.result;
  end if;
  return new;
end
$$;

-- A node's NOTIFY is not heard on the coordinator, and a transaction of several nodes may not have one. Who watches a task
-- looks every five seconds (task-events.service.ts).
create or replace function public.tasks_after_change() returns trigger
language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
begin
  if new.ended_at is not null then
    delete from task_files f where f.city_id = new.city_id and f.task_id = new.id and f.part = 'input';
  end if;
  return null;
end
$$;
