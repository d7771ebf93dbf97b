-- Functions of the ledger that move notes between people, where it is spread (see ledger-writers.sql): 21-give, 22-claim and
-- 31-undo of src/ledger/sql, with the same answers.
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
