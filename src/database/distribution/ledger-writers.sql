-- Functions of the ledger that write, where it is spread; src/ledger/sql/ has them for one server (10-issue, 30-take-out), with
-- what they mean and raise. What one part of a statement inserts cannot feed another there: Citus would send it to all nodes,
-- which a call that went to one of them may not. So the lines are gathered first, and each table is written from them.
create or replace function ledger.issue(p_city_id integer, p_items ledger.issue_item[])
returns table (taken integer, amount bigint, employer_share bigint, city_share bigint)
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_page page := enter(p_city_id);
  v_now timestamptz := clock_timestamp();
  v_day date := city_day(v_page, v_now);
  v_time timestamptz := city_time(v_page, v_now);
  v_last_month date;
  v_first_end date;
  v_ids uuid[];
  v_issued issue_item[];
begin
  select max(i.issued_month), min(i.expires_on) into v_last_month, v_first_end from unnest(p_items) i;
  if v_last_month > v_day then
    raise exception using errcode = '23514', constraint = 'allocations_not_ahead',
      message = format('coupons are issued in a month that has not begun on %s', v_day);
  end if;
  if v_first_end <= v_page.lapsed_through then
    raise exception using errcode = '23514', constraint = 'allocations_not_lapsed',
      message = format('coupons are issued whose last day is not after %s, through which everything has lapsed', v_page.lapsed_through);
  end if;
  with issued as (
    insert into allocations (city_id, id, programme_id, employee_id, enrolment_id, employer_id, municipality_id, month,
           issued_month, expires_on, amount, employer_share, city_share, note_yen, billing_basis)
    select p_city_id, i.allocation_id, i.programme_id, i.employee_id, i.enrolment_id, i.employer_id, i.municipality_id, i.month,
           i.issued_month, i.expires_on, i.employer_yen + i.city_yen, i.employer_yen, i.city_yen, i.note_yen, i.billing_basis
      from unnest(p_items) with ordinality i
     order by i.programme_id, i.employee_id, i.month, i.ordinality
    on conflict do nothing
    returning id
  )
  select array_agg(id) into v_ids from issued;
  v_issued := array(
    select distinct on (i.allocation_id) i from unnest(p_items) i where i.allocation_id = any (v_ids) order by i.allocation_id);
  insert into operations (city_id, id, code, from_account, to_account, amount, actor_id, request_digest, period, happened_at, recorded_at, block)
  select p_city_id, i.allocation_id, 'issue', issue_account(), i.employee_id, i.employer_yen + i.city_yen, i.actor_id, i.allocation_id,
         v_page.period, v_time, v_now, v_page.block
    from unnest(v_issued) i;
  insert into transfers (city_id, operation_id, line, code, period, allocation_id, from_account, to_account, amount, employer_share, city_share,
         to_hands, to_step, to_amount_before, to_employer_before)
  select p_city_id, i.allocation_id, 1, 'issue', v_page.period, i.allocation_id, issue_account(), i.employee_id, i.employer_yen + i.city_yen,
         i.employer_yen, i.city_yen, 0, 1, 0, 0
    from unnest(v_issued) i;
  insert into holdings (city_id, account_id, allocation_id, hands, month, expires_on, note_yen, amount, employer_share, city_share, step)
  select p_city_id, i.employee_id, i.allocation_id, 0, i.month, i.expires_on, i.note_yen, i.employer_yen + i.city_yen, i.employer_yen, i.city_yen, 1
    from unnest(v_issued) i;
  return query
  select count(*)::integer, coalesce(sum(i.employer_yen + i.city_yen), 0)::bigint, coalesce(sum(i.employer_yen), 0)::bigint,
         coalesce(sum(i.city_yen), 0)::bigint
    from unnest(v_issued) i;
end
$$;

create or replace function ledger.take_out(p_city_id integer, p_page ledger.page, p_now timestamptz, p_code text, p_actor uuid, p_digest uuid,
  p_ids uuid[], p_accounts uuid[], p_allocations uuid[], p_hands integer[])
returns table (holdings integer, amount bigint, employer_share bigint, city_share bigint)
language plpgsql
as $$
#variable_conflict use_column
declare
  v_time timestamptz := ledger.city_time(p_page, p_now);
  v_taken record;
begin
  select array_agg(w.id) as ids, array_agg(h.account_id) as accounts, array_agg(h.allocation_id) as allocations, array_agg(h.hands) as hands,
         array_agg(h.step) as steps, array_agg(h.amount) as amounts, array_agg(h.employer_share) as employer, array_agg(h.city_share) as city
    into v_taken
    from unnest(p_ids, p_accounts, p_allocations, p_hands) w (id, account_id, allocation_id, hands)
    join ledger.holdings h on h.city_id = p_city_id and h.account_id = w.account_id and h.allocation_id = w.allocation_id and h.hands = w.hands
   where h.amount > 0;
  insert into ledger.operations (city_id, id, code, from_account, to_account, amount, actor_id, request_digest, period, happened_at, recorded_at, block)
  select p_city_id, t.id, p_code, t.account_id, ledger.issue_account(), t.amount, p_actor, p_digest, p_page.period, v_time, p_now, p_page.block
    from unnest(v_taken.ids, v_taken.accounts, v_taken.amounts) t (id, account_id, amount);
  insert into ledger.transfers (city_id, operation_id, line, code, period, allocation_id, from_account, to_account, amount, employer_share, city_share,
         from_hands, from_step, from_amount_before, from_employer_before)
  select p_city_id, t.id, 1, p_code, p_page.period, t.allocation_id, t.account_id, ledger.issue_account(), t.amount, t.employer, t.city,
         t.hands, t.step + 1, t.amount, t.employer
    from unnest(v_taken.ids, v_taken.accounts, v_taken.allocations, v_taken.hands, v_taken.steps, v_taken.amounts, v_taken.employer, v_taken.city)
      t (id, account_id, allocation_id, hands, step, amount, employer, city);
  update ledger.holdings h set amount = 0, employer_share = 0, city_share = 0, step = h.step + 1
    from unnest(v_taken.accounts, v_taken.allocations, v_taken.hands) t (account_id, allocation_id, hands)
   where h.city_id = p_city_id and h.account_id = t.account_id and h.allocation_id = t.allocation_id and h.hands = t.hands;
  return query
  select count(*)::integer, coalesce(sum(t.amount), 0)::bigint, coalesce(sum(t.employer), 0)::bigint, coalesce(sum(t.city), 0)::bigint
    from unnest(v_taken.amounts, v_taken.employer, v_taken.city) t (amount, employer, city);
end
$$;

-- One line of what moves from one holding to another: a side that has none (a merchant, the issue account) has null hands.
do $$
begin
  if to_regtype('ledger.spread_line') is null then
    create type ledger.spread_line as (
      line integer, allocation_id uuid, amount integer, employer_share integer, city_share integer,
      from_hands integer, from_step integer, from_amount integer, from_employer integer,
      to_hands integer, to_step integer, to_amount integer, to_employer integer, exact boolean);
  end if;
end
$$;

-- Writes one operation with its lines, and moves them between the holdings of its two accounts. The caller holds the locks.
create or replace function ledger.write_lines(p_city_id integer, p_page ledger.page, p_now timestamptz, p_id uuid, p_code text, p_from uuid, p_to uuid,
  p_actor uuid, p_digest uuid, p_shop uuid, p_undoes uuid, p_lines ledger.spread_line[]) returns void
language plpgsql
as $$
declare
  v_time timestamptz := ledger.city_time(p_page, p_now);
  v_amount integer := (select sum(l.amount) from unnest(p_lines) l);
  v_ids uuid[] := array(select l.allocation_id from unnest(p_lines) l where l.to_hands is not null);
  v_coupons record;
begin
  insert into ledger.operations (city_id, id, code, from_account, to_account, amount, actor_id, shop_id, undoes, request_digest, period, happened_at, recorded_at, block)
  values (p_city_id, p_id, p_code, p_from, p_to, v_amount, p_actor, p_shop, p_undoes, p_digest, p_page.period, v_time, p_now, p_page.block);
  insert into ledger.transfers (city_id, operation_id, line, code, period, allocation_id, from_account, to_account, amount, employer_share, city_share,
         from_hands, from_step, from_amount_before, from_employer_before, to_hands, to_step, to_amount_before, to_employer_before, exact)
  select p_city_id, p_id, l.line, p_code, p_page.period, l.allocation_id, p_from, p_to, l.amount, l.employer_share, l.city_share,
         l.from_hands, l.from_step + 1, l.from_amount, l.from_employer, l.to_hands, l.to_step + 1, l.to_amount, l.to_employer, l.exact
    from unnest(p_lines) l;
  update ledger.holdings h
     set amount = h.amount - l.amount, employer_share = h.employer_share - l.employer_share, city_share = h.city_share - l.city_share, step = h.step + 1
    from unnest(p_lines) l
   where h.city_id = p_city_id and h.account_id = p_from and h.allocation_id = l.allocation_id and h.hands = l.from_hands;
  select array_agg(a.id) as ids, array_agg(a.month) as months, array_agg(a.expires_on) as ends, array_agg(a.note_yen) as notes
    into v_coupons from ledger.allocations a where a.city_id = p_city_id and a.id = any (v_ids);
  insert into ledger.holdings as h (city_id, account_id, allocation_id, hands, month, expires_on, note_yen, amount, employer_share, city_share, step)
  select p_city_id, p_to, l.allocation_id, l.to_hands, c.month, c.expires_on, c.note_yen, l.amount, l.employer_share, l.city_share, 1
    from unnest(p_lines) l
    join unnest(v_coupons.ids, v_coupons.months, v_coupons.ends, v_coupons.notes) c (id, month, expires_on, note_yen) on c.id = l.allocation_id
   where l.to_hands is not null
  on conflict on constraint holdings_pkey do update
     set amount = h.amount + excluded.amount, employer_share = h.employer_share + excluded.employer_share,
         city_share = h.city_share + excluded.city_share, step = h.step + 1;
end
$$;
grant execute on function ledger.write_lines(integer, ledger.page, timestamptz, uuid, text, uuid, uuid, uuid, uuid, uuid, uuid, ledger.spread_line[]) to sankyu_ledger;
