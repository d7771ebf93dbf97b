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

create or replace function ledger.give(p_city_id integer, p_items jsonb) returns setof ledger.answer
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp
as $$
declare
  v_page page := enter(p_city_id);
  v_items give_item[] := array(select i from jsonb_populate_recordset(null::give_item, p_items) i);
  v_item give_item;
  v_now timestamptz;
  v_day date;
  v_want integer;
  v_target uuid;
  v_known uuid;
  v_wallets uuid[];
  v_others uuid[];
  v_verdict text;
  v_lines spread_line[];
  v_employer integer;
begin
  perform lock_keys(p_city_id, array(select i.id from unnest(v_items) i));
  perform lock_accounts(p_city_id, array(select i.giver from unnest(v_items) i union all select i.receiver from unnest(v_items) i));
  v_now := clock_timestamp();
  v_day := city_day(v_page, v_now);
  for v_item in select * from unnest(v_items) i order by i.item loop
    v_want := case when v_item.notes between 1 and 1000 and v_item.note_yen between 1 and 1000000 then v_item.notes * v_item.note_yen end;
    v_target := coalesce(v_item.receiver, v_item.link);
    v_lines := null;
    v_known := (select o.request_digest from operations o where o.city_id = p_city_id and o.id = v_item.id);
    select array_agg(a.id) filter (where a.kind = 'wallet'), array_agg(a.id) into v_wallets, v_others
      from accounts a where a.city_id = p_city_id and a.id = any (array[v_item.giver, v_item.receiver, v_item.link]);
    v_verdict := case
      when v_known is not null then case when v_known = v_item.digest then 'replayed' else 'key_conflict' end
      when v_want is null then 'bad_notes'
      when v_item.giver = v_item.receiver then 'to_oneself'
      when v_item.giver = any (v_wallets) is not true or v_item.receiver is not null and v_item.receiver = any (v_wallets) is not true
        or num_nonnulls(v_item.receiver, v_item.link) <> 1 then 'unknown_wallet'
      when v_item.link = any (v_others) then 'link_exists'
      when v_item.daily_cap_notes is not null
        and left_on_day(p_city_id, v_page, v_item.giver, 'give', v_day) + v_want > v_item.daily_cap_notes::bigint * v_item.note_yen
        then 'giver_cap_passed'
      when v_item.receiver is not null and num_nonnulls(v_item.pair_monthly_cap_notes, v_item.receiver_monthly_cap_notes) > 0
        then coalesce(gift_cap_passed(p_city_id, v_page, v_item.giver, v_item.receiver, v_day, v_want,
          v_item.pair_monthly_cap_notes::bigint * v_item.note_yen, v_item.receiver_monthly_cap_notes::bigint * v_item.note_yen), 'open')
      else 'open'
    end;
    if v_verdict = 'replayed' then
      return query select v_item.item, v_verdict, f.* from first_answer(p_city_id, v_item.id) f;
      continue;
    elsif v_verdict = 'open' then
      select array_agg(row(d.line, d.allocation_id, d.take, taken_share(d.amount, d.employer_share, d.take),
               d.take - taken_share(d.amount, d.employer_share, d.take), d.hands, d.step, d.amount, d.employer_share,
               d.hands + 1, coalesce(t.step, 0), coalesce(t.amount, 0), coalesce(t.employer_share, 0), false)::spread_line)
        into v_lines
        from (select c.*, least(c.amount, v_want - (c.running - c.amount))::integer as take, max(c.running) over () >= v_want as enough
                from (select h.allocation_id, h.hands, h.step, h.amount, h.employer_share,
                             sum(h.amount) over drawn as running, row_number() over drawn as line
                        from holdings h
                       where h.city_id = p_city_id and h.account_id = v_item.giver and h.expires_on >= v_day and h.note_yen = v_item.note_yen
                         and h.amount > 0 and h.hands <= v_item.max_hands
                      window drawn as (order by h.expires_on, h.month, h.allocation_id, h.hands)) c) d
        left join holdings t on t.city_id = p_city_id and t.account_id = v_target and t.allocation_id = d.allocation_id and t.hands = d.hands + 1
       where d.enough and d.take > 0;
      v_verdict := case when v_lines is null then 'insufficient_notes' else 'done' end;
    end if;
    if v_verdict = 'done' then
      if v_item.link is not null then
        insert into accounts (city_id, id, kind, giver_id, block) values (p_city_id, v_item.link, 'link', v_item.giver, v_page.block);
      end if;
      perform write_lines(p_city_id, v_page, v_now, v_item.id, 'give', v_item.giver, v_target, v_item.actor, v_item.digest, null, null, v_lines);
      v_employer := (select sum(l.employer_share) from unnest(v_lines) l);
      return query select v_item.item, v_verdict, v_item.id, v_want, v_employer, v_want - v_employer, city_time(v_page, v_now), v_now;
    else
      return query select v_item.item, v_verdict, null::uuid, null::integer, null::integer, null::integer, null::timestamptz, null::timestamptz;
    end if;
  end loop;
end
$$;

create or replace function ledger.claim(p_city_id integer, p_items jsonb) returns setof ledger.answer
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp
as $$
declare
  v_page page := enter(p_city_id);
  v_item claim_item;
  v_now timestamptz;
  v_day date;
  v_known uuid;
  v_giver uuid;
  v_is_wallet boolean;
  v_held record;
  v_verdict text;
  v_lines spread_line[];
begin
  perform lock_keys(p_city_id, array(select i.id from jsonb_populate_recordset(null::claim_item, p_items) i));
  perform lock_accounts(p_city_id, array(select i.claimant from jsonb_populate_recordset(null::claim_item, p_items) i));
  perform lock_accounts(p_city_id, array(select i.link from jsonb_populate_recordset(null::claim_item, p_items) i));
  v_now := clock_timestamp();
  v_day := city_day(v_page, v_now);
  for v_item in select * from jsonb_populate_recordset(null::claim_item, p_items) order by item loop
    v_lines := null;
    v_known := (select o.request_digest from operations o where o.city_id = p_city_id and o.id = v_item.id);
    v_giver := (select a.giver_id from accounts a where a.city_id = p_city_id and a.id = v_item.link and a.kind = 'link');
    v_is_wallet := exists (select from accounts a where a.city_id = p_city_id and a.id = v_item.claimant and a.kind = 'wallet');
    select sum(h.amount) as amount, max(h.note_yen) as note_yen into v_held
      from holdings h where h.city_id = p_city_id and h.account_id = v_item.link and h.amount > 0 and h.expires_on >= v_day;
    v_verdict := case
      when v_known is not null then case when v_known = v_item.digest then 'replayed' else 'key_conflict' end
      when v_giver is null then 'unknown_link'
      when v_giver = v_item.claimant then 'own_link'
      when not v_is_wallet then 'unknown_wallet'
      when v_held.amount is not null and num_nonnulls(v_item.pair_monthly_cap_notes, v_item.receiver_monthly_cap_notes) > 0
        then coalesce(gift_cap_passed(p_city_id, v_page, v_giver, v_item.claimant, v_day, v_held.amount,
          v_item.pair_monthly_cap_notes::bigint * v_held.note_yen, v_item.receiver_monthly_cap_notes::bigint * v_held.note_yen), 'open')
      else 'open'
    end;
    if v_verdict = 'replayed' then
      return query select v_item.item, v_verdict, f.* from first_answer(p_city_id, v_item.id) f;
      continue;
    elsif v_verdict = 'open' then
      select array_agg(row(h.line, h.allocation_id, h.amount, h.employer_share, h.city_share, h.hands, h.step, h.amount, h.employer_share,
               h.hands, coalesce(t.step, 0), coalesce(t.amount, 0), coalesce(t.employer_share, 0), false)::spread_line)
        into v_lines
        from (select l.allocation_id, l.hands, l.step, l.amount, l.employer_share, l.city_share,
                     row_number() over (order by l.expires_on, l.month, l.allocation_id, l.hands) as line
                from holdings l
               where l.city_id = p_city_id and l.account_id = v_item.link and l.amount > 0 and l.expires_on >= v_day) h
        left join holdings t on t.city_id = p_city_id and t.account_id = v_item.claimant and t.allocation_id = h.allocation_id and t.hands = h.hands;
      v_verdict := case when v_lines is null then 'nothing_to_claim' else 'done' end;
    end if;
    if v_verdict = 'done' then
      perform write_lines(p_city_id, v_page, v_now, v_item.id, 'claim', v_item.link, v_item.claimant, v_item.actor, v_item.digest, null, null, v_lines);
      return query
      select v_item.item, v_verdict, v_item.id, sum(l.amount)::integer, sum(l.employer_share)::integer, sum(l.city_share)::integer,
             city_time(v_page, v_now), v_now
        from unnest(v_lines) l;
    else
      return query select v_item.item, v_verdict, null::uuid, null::integer, null::integer, null::integer, null::timestamptz, null::timestamptz;
    end if;
  end loop;
end
$$;

create or replace function ledger.undo(p_city_id integer, p_items jsonb) returns setof ledger.answer
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp
as $$
declare
  v_page page := enter(p_city_id);
  v_declared text[] := declared_movements();
  v_item undo_item;
  v_now timestamptz;
  v_accounts uuid[];
  v_known uuid;
  v_first record;
  v_kind text;
  v_undone boolean;
  v_verdict text;
  v_lines spread_line[];
  v_touched boolean;
  v_lifted uuid[];
  v_number integer;
begin
  perform lock_keys(p_city_id, array(select unnest(array[i.id, i.undoes]) from jsonb_populate_recordset(null::undo_item, p_items) i));
  v_accounts := array(
    select unnest(array[o.from_account, o.to_account])
      from jsonb_populate_recordset(null::undo_item, p_items) i join operations o on o.city_id = p_city_id and o.id = i.undoes);
  perform lock_accounts(p_city_id, array(
    select case a.kind when 'wallet' then a.id else a.giver_id end
      from accounts a where a.city_id = p_city_id and a.id = any (v_accounts) and a.kind in ('wallet', 'link')));
  perform lock_accounts(p_city_id, array(select a.id from accounts a where a.city_id = p_city_id and a.id = any (v_accounts) and a.kind = 'link'));
  v_now := clock_timestamp();
  for v_item in select * from jsonb_populate_recordset(null::undo_item, p_items) order by item loop
    v_lines := null;
    v_known := (select o.request_digest from operations o where o.city_id = p_city_id and o.id = v_item.id);
    select o.id, o.code, o.from_account, o.to_account, o.shop_id, o.recorded_at into v_first
      from operations o where o.city_id = p_city_id and o.id = v_item.undoes;
    v_kind := (select a.kind from accounts a where a.city_id = p_city_id and a.id = v_first.to_account);
    v_undone := exists (select from operations u where u.city_id = p_city_id and u.undoes = v_item.undoes);
    v_verdict := case
      when v_known is not null then case when v_known = v_item.digest then 'replayed' else 'key_conflict' end
      when v_first.id is null or v_first.from_account <> all (v_accounts) then 'unknown_operation'
      when not exists (select from unnest(v_declared) d where split_part(d, ' ', 1) = v_item.code and split_part(d, ' ', 4) = v_first.code)
        then 'not_undoable'
      when v_first.shop_id <> v_item.shop then 'other_shop'
      when v_undone then 'already_undone'
      when v_first.recorded_at < v_item.not_before then 'too_late'
      else 'open'
    end;
    if v_verdict = 'replayed' then
      return query select v_item.item, v_verdict, f.* from first_answer(p_city_id, v_item.id) f;
      continue;
    elsif v_verdict = 'open' then
      select array_agg(row(l.line, l.allocation_id, l.amount, l.employer_share, l.city_share, l.to_hands, l.source_step, l.source_amount, l.source_employer,
               l.from_hands, l.target_step, l.target_amount, l.target_employer, l.to_hands is not null)::spread_line) filter (where l.untouched),
             bool_or(not l.untouched)
        into v_lines, v_touched
        from (
          select t.line, t.allocation_id, t.amount, t.employer_share, t.city_share, t.to_hands, t.from_hands,
                 h.step as source_step, h.amount as source_amount, h.employer_share as source_employer,
                 k.step as target_step, k.amount as target_amount, k.employer_share as target_employer,
                 case v_kind
                   when 'link' then h.amount = t.amount
                   when 'wallet' then h.step = t.to_step or not exists (
                     select from operations p join transfers u on u.city_id = p_city_id and u.operation_id = p.id
                      where p.city_id = p_city_id and p.from_account = t.to_account and p.code <> 'take_back'
                        and u.allocation_id = t.allocation_id and u.from_hands = t.to_hands and u.from_step > t.to_step)
                   else true
                 end as untouched
            from transfers t
            left join holdings h on h.city_id = p_city_id and h.account_id = t.to_account and h.allocation_id = t.allocation_id and h.hands = t.to_hands
            left join holdings k on k.city_id = p_city_id and k.account_id = t.from_account and k.allocation_id = t.allocation_id and k.hands = t.from_hands
           where t.city_id = p_city_id and t.operation_id = v_item.undoes) l;
      v_verdict := case when v_lines is null or v_touched and v_kind <> 'link' then 'touched' else 'done' end;
    end if;
    if v_verdict = 'done' then
      perform write_lines(p_city_id, v_page, v_now, v_item.id, v_item.code, v_first.to_account, v_first.from_account, v_item.actor, v_item.digest,
        v_item.shop, v_item.undoes, v_lines);
      if v_item.code = 'unrecall' then
        v_lifted := array(select l.allocation_id from unnest(v_lines) l);
        for i in 1 .. cardinality(v_lifted) loop
          if recall_stands(p_city_id, v_lifted[i]) then
            v_number := (select max(r.number) + 1 from recall_orders r where r.city_id = p_city_id and r.allocation_id = v_lifted[i]);
            insert into recall_orders (city_id, allocation_id, number, stands, actor_id, block)
            values (p_city_id, v_lifted[i], v_number, false, v_item.actor, v_page.block);
          end if;
        end loop;
      end if;
      perform settle_returned(p_city_id, v_page, v_now, v_item.id);
      return query
      select v_item.item, v_verdict, v_item.id, sum(l.amount)::integer, sum(l.employer_share)::integer, sum(l.city_share)::integer,
             city_time(v_page, v_now), v_now
        from unnest(v_lines) l;
    else
      return query select v_item.item, v_verdict, null::uuid, null::integer, null::integer, null::integer, null::timestamptz, null::timestamptz;
    end if;
  end loop;
end
$$;
