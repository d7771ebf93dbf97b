-- The guards of the ledger where it is spread; src/ledger/sql/ has them for one server (40-guards, 34-undoes-exactly), and
-- the rules and their names are the same. On a cluster a trigger's transition table cannot be joined with tables that are
-- spread, nor a table that is on every node within a call that went to one of them, and what one statement inserts into
-- several tables is written one after the other. So rows are gathered first, and that transfers add up to their operation,
-- and undo what it says, is judged when they are written. A line added to an older operation no longer adds up, which is
-- what `xmin` shows on one server. An operation without any transfer is not refused here: `verify` finds it.

-- Which movements are declared, one text each: code, kinds, and whether it undoes another.
create or replace function ledger.declared_movements() returns text[]
language plpgsql stable
as $$
begin
  return array(select m.code || ' ' || m.from_kind || ' ' || m.to_kind || ' ' || coalesce(m.undoes_code, '-') from ledger.movements m);
end
$$;
grant execute on function ledger.declared_movements() to sankyu_ledger;

create or replace function ledger.undoes_exactly(p_city_id integer, p_operation_id uuid) returns boolean
language plpgsql stable set search_path = ledger, pg_catalog, pg_temp
as $$
declare
  v_declared text[] := declared_movements();
begin
  return (
    select exists (
      select from operations o
        join operations u on u.city_id = p_city_id and u.id = o.undoes
        join accounts s on s.city_id = p_city_id and s.id = o.from_account
        join accounts g on g.city_id = p_city_id and g.id = o.to_account
       where o.city_id = p_city_id and o.id = p_operation_id
         and o.code || ' ' || s.kind || ' ' || g.kind || ' ' || u.code = any (v_declared)
         and (o.from_account, o.to_account) = (u.to_account, u.from_account)
         and (o.amount = u.amount or s.kind = 'link')
         and not exists (
           select from transfers b
             left join transfers t on t.city_id = p_city_id and t.operation_id = u.id and t.line = b.line
            where b.city_id = p_city_id and b.operation_id = o.id
              and (b.allocation_id, b.amount, b.employer_share, b.city_share, b.from_hands, b.to_hands)
                is distinct from (t.allocation_id, t.amount, t.employer_share, t.city_share, t.to_hands, t.from_hands))));
end
$$;

create or replace function ledger.check_operations() returns trigger
language plpgsql set search_path = ledger, pg_catalog, pg_temp
as $$
declare
  v_declared text[] := declared_movements();
  v_city_id integer;
  v_added record;
  v_wrong uuid;
begin
  v_declared := v_declared || array(select regexp_replace(d, ' [a-z_]+$', ' undoes') from unnest(v_declared) d);
  for v_city_id in select distinct a.city_id from added a loop
    select array_agg(a.id) as ids, array_agg(a.code) as codes, array_agg(a.from_account) as sources, array_agg(a.to_account) as targets,
           array_agg(case when a.undoes is null then '-' else 'undoes' end) as undoes
      into v_added from added a where a.city_id = v_city_id;
    select o.id into v_wrong
      from unnest(v_added.ids, v_added.codes, v_added.sources, v_added.targets, v_added.undoes) o (id, code, source, target, undoes)
      left join accounts f on f.city_id = v_city_id and f.id = o.source
      left join accounts t on t.city_id = v_city_id and t.id = o.target
     where coalesce(o.code || ' ' || f.kind || ' ' || t.kind || ' ' || o.undoes, '') <> all (v_declared)
     limit 1;
    if v_wrong is not null then
      raise exception using errcode = '23514', constraint = 'operations_movement_declared',
        message = format('operation %s is no movement that is declared', v_wrong);
    end if;
  end loop;
  return null;
end
$$;

create or replace function ledger.check_transfers() returns trigger
language plpgsql set search_path = ledger, pg_catalog, pg_temp
as $$
declare
  v_city_id integer;
  v_added record;
  v_ids uuid[];
  v_wrong uuid;
begin
  for v_city_id in select distinct a.city_id from added a loop
    select array_agg(a.operation_id) as ids, array_agg(a.code) as codes, array_agg(a.period) as periods,
           array_agg(a.from_account) as sources, array_agg(a.to_account) as targets
      into v_added from added a where a.city_id = v_city_id;
    select t.id into v_wrong
      from unnest(v_added.ids, v_added.codes, v_added.periods, v_added.sources, v_added.targets) t (id, code, period, source, target)
      left join operations o on o.city_id = v_city_id and o.id = t.id
     where (o.code, o.period, o.from_account, o.to_account) is distinct from (t.code, t.period, t.source, t.target)
     limit 1;
    if v_wrong is not null then
      raise exception using errcode = '23514', constraint = 'transfers_of_their_operation',
        message = format('a transfer does not belong to operation %s', v_wrong);
    end if;
    v_ids := array(select distinct a.operation_id from added a where a.city_id = v_city_id);
    select o.id into v_wrong
      from operations o
     where o.city_id = v_city_id and o.id = any (v_ids)
       and o.amount is distinct from (select sum(l.amount) from transfers l where l.city_id = v_city_id and l.operation_id = o.id)
     limit 1;
    if v_wrong is not null then
      raise exception using errcode = '23514', constraint = 'operations_add_up',
        message = format('the transfers of operation %s do not add up to it', v_wrong);
    end if;
    v_ids := array(select o.id from operations o where o.city_id = v_city_id and o.id = any (v_ids) and o.undoes is not null);
    select u.id into v_wrong from unnest(v_ids) u (id) where not undoes_exactly(v_city_id, u.id) limit 1;
    if v_wrong is not null then
      raise exception using errcode = '23514', constraint = 'operations_undo_exactly',
        message = format('operation %s does not undo what it says', v_wrong);
    end if;
  end loop;
  return null;
end
$$;
