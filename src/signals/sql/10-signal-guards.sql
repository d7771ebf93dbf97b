-- A signal goes its way, and what was decided stays decided: its evidence grows only while nobody has decided.

create or replace function signals_guard() returns trigger
language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
begin
  if tg_op = 'DELETE'
     or (old.city_id, old.id, old.kind, old.fact, old.first_seen_at)
        is distinct from (new.city_id, new.id, new.kind, new.fact, new.first_seen_at)
     or old.state in ('dismissed', 'confirmed') then
    raise exception using errcode = '23514', constraint = 'signals_decided_stays',
      message = 'a signal is never removed, and stays as it was decided';
  end if;
  if old.state <> new.state
     and (old.state, new.state) not in (('open', 'looked_into'), ('looked_into', 'dismissed'), ('looked_into', 'confirmed')) then
    raise exception using errcode = '23514', constraint = 'signals_step_known',
      message = format('a signal that is %s does not become %s', old.state, new.state);
  end if;
  return new;
end
$$;
create or replace trigger signals_guarded before update or delete on signals
  for each row execute function signals_guard();
alter table signals enable always trigger signals_guarded;

create or replace function signal_steps_guard() returns trigger
language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
begin
  raise exception using errcode = '23514', constraint = 'signal_steps_never_changed', message = 'a step that was taken stays written down';
end
$$;
create or replace trigger signal_steps_guarded before delete on signal_steps
  for each row execute function signal_steps_guard();
alter table signal_steps enable always trigger signal_steps_guarded;

-- The blocks of the ledger that hold what happened from one day through another, so that a rule reads these alone,
-- however long the book is. The walk goes back from the newest block to the first day wanted.
create or replace function blocks_of_days(p_city_id integer, p_from date, p_until date, out first_block bigint, out last_block bigint)
language sql stable set search_path = public, pg_catalog, pg_temp
as $$
  select coalesce((select b.block from ledger.blocks b
                    where b.city_id = p_city_id
                      and case when b.clock_on is null then b.begun_at < (p_from::timestamp at time zone 'Asia/Tokyo') - interval '1 minute'
                               else b.clock_on < p_from end
                    order by b.block desc limit 1), 0),
         coalesce((select b.block from ledger.blocks b
                    where b.city_id = p_city_id
                      and case when b.clock_on is null then b.begun_at < (p_until::timestamp at time zone 'Asia/Tokyo') + interval '25 hours'
                               else b.clock_on <= p_until end
                    order by b.block desc limit 1), 0)
$$;
