-- Gives notes as thanks, to a co-worker's wallet or into a new claim link (whose account is opened by the same call).
-- Only notes that changed hands at most max_hands times may be given; oldest expiry first, then month, then allocation.
-- Refusals: key_conflict, bad_notes, to_oneself, unknown_wallet, link_exists, giver_cap_passed, pair_cap_passed,
-- receiver_cap_passed, insufficient_notes.
create or replace function ledger.give(p_city_id integer, p_items jsonb) returns setof ledger.answer
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  v_page page := enter(p_city_id);
  v_items give_item[] := array(select i from jsonb_populate_recordset(null::give_item, p_items) i);
  v_turn give_item[];
  v_now timestamptz;
  v_day date;
begin
  perform lock_keys(p_city_id, array(select i.id from unnest(v_items) i));
  perform lock_accounts(p_city_id, array(select i.giver from unnest(v_items) i union all select i.receiver from unnest(v_items) i));
  v_now := clock_timestamp();
  v_day := city_day(v_page, v_now);
  while cardinality(v_items) > 0 loop
    -- An item waits while an earlier open one touches either of its wallets, in either part, its link or its key.
    with part as (
      select i.item, p.wallet
        from unnest(v_items) i cross join lateral (values (i.giver), (i.receiver), (i.link), (i.id)) p (wallet)
       where p.wallet is not null
    ),
    ranked as (select item, item = min(item) over (partition by wallet) as first from part),
    turn as (select item, bool_and(first) as first from ranked group by item)
    select coalesce(array_agg(i) filter (where t.first), '{}'), coalesce(array_agg(i) filter (where not t.first), '{}')
      into v_turn, v_items
      from unnest(v_items) i join turn t using (item);

    return query
    with judged as materialized (
      select t.*, coalesce(t.receiver, t.link) as target, b.id as first_id,
             case
               when b.id is not null then case when b.request_digest = t.digest then 'replayed' else 'key_conflict' end
               when t.want is null then 'bad_notes'
               when t.giver = t.receiver then 'to_oneself'
               when g.id is null or (t.receiver is not null and r.id is null) or num_nonnulls(t.receiver, t.link) <> 1 then 'unknown_wallet'
               when l.id is not null then 'link_exists'
               when t.daily_cap_notes is not null
                 and left_on_day(p_city_id, v_page, t.giver, 'give', v_day) + t.want > t.daily_cap_notes::bigint * t.note_yen
                 then 'giver_cap_passed'
               when t.receiver is not null and num_nonnulls(t.pair_monthly_cap_notes, t.receiver_monthly_cap_notes) > 0
                 then coalesce(gift_cap_passed(p_city_id, v_page, t.giver, t.receiver, v_day, t.want,
                   t.pair_monthly_cap_notes::bigint * t.note_yen, t.receiver_monthly_cap_notes::bigint * t.note_yen), 'open')
               else 'open'
             end as verdict
        from (select i.*, case when i.notes between 1 and 1000 and i.note_yen between 1 and 1000000 then i.notes * i.note_yen end as want
                from unnest(v_turn) i) t
        left join operations b on b.city_id = p_city_id and b.id = t.id
        left join accounts g on g.city_id = p_city_id and g.id = t.giver and g.kind = 'wallet'
        left join accounts r on r.city_id = p_city_id and r.id = t.receiver and r.kind = 'wallet'
        left join accounts l on l.city_id = p_city_id and l.id = t.link
    ),
    counted as (
      select j.item, j.id, j.giver, j.target, j.want, h.allocation_id, h.hands, h.step, h.amount, h.employer_share,
             h.month, h.expires_on, h.note_yen,
             sum(h.amount) over drawn as running, row_number() over drawn as line
        from judged j
        join holdings h on h.city_id = p_city_id and h.account_id = j.giver and h.expires_on >= v_day
                       and h.note_yen = j.note_yen and h.amount > 0 and h.hands <= j.max_hands
       where j.verdict = 'open'
      window drawn as (partition by j.item order by h.expires_on, h.month, h.allocation_id, h.hands)
    ),
    drawn as materialized (
      select d.*, taken_share(d.amount, d.employer_share, d.take) as employer_take,
             coalesce(t.step, 0) as to_step, coalesce(t.amount, 0) as to_amount, coalesce(t.employer_share, 0) as to_employer
        from (select c.*, least(c.amount, c.want - (c.running - c.amount))::integer as take,
                     max(c.running) over (partition by c.item) >= c.want as enough
                from counted c) d
        left join holdings t on t.city_id = p_city_id and t.account_id = d.target and t.allocation_id = d.allocation_id and t.hands = d.hands + 1
       where d.enough and d.take > 0
    ),
    done as materialized (
      select d.item, sum(d.employer_take)::integer as employer_share from drawn d group by d.item
    ),
    opened as (
      insert into accounts (city_id, id, kind, giver_id, block)
      select p_city_id, j.link, 'link', j.giver, v_page.block from done join judged j using (item) where j.link is not null
    ),
    operation as (
      insert into operations (city_id, id, code, from_account, to_account, amount, actor_id, request_digest, period, happened_at, recorded_at, block)
      select p_city_id, j.id, 'give', j.giver, j.target, j.want, j.actor, j.digest, v_page.period, city_time(v_page, v_now), v_now, v_page.block
        from done join judged j using (item)
    ),
    movement as (
      insert into transfers (city_id, operation_id, line, code, period, allocation_id, from_account, to_account, amount, employer_share, city_share,
             from_hands, from_step, from_amount_before, from_employer_before, to_hands, to_step, to_amount_before, to_employer_before)
      select p_city_id, d.id, d.line, 'give', v_page.period, d.allocation_id, d.giver, d.target, d.take, d.employer_take, d.take - d.employer_take,
             d.hands, d.step + 1, d.amount, d.employer_share, d.hands + 1, d.to_step + 1, d.to_amount, d.to_employer
        from drawn d
    ),
    given as (
      update holdings h
         set amount = h.amount - d.take, employer_share = h.employer_share - d.employer_take,
             city_share = h.city_share - (d.take - d.employer_take), step = h.step + 1
        from drawn d
       where h.city_id = p_city_id and h.account_id = d.giver and h.allocation_id = d.allocation_id and h.hands = d.hands
    ),
    received as (
      insert into holdings as h (city_id, account_id, allocation_id, hands, month, expires_on, note_yen, amount, employer_share, city_share, step)
      select p_city_id, d.target, d.allocation_id, d.hands + 1, d.month, d.expires_on, d.note_yen, d.take, d.employer_take, d.take - d.employer_take, 1
        from drawn d
      on conflict on constraint holdings_pkey do update
         set amount = h.amount + excluded.amount, employer_share = h.employer_share + excluded.employer_share,
             city_share = h.city_share + excluded.city_share, step = h.step + 1
    )
    select j.item, case when j.verdict <> 'open' then j.verdict when done.item is null then 'insufficient_notes' else 'done' end,
           case when done.item is not null then j.id else f.operation_id end,
           case when done.item is not null then j.want else f.amount end,
           coalesce(done.employer_share, f.employer_share),
           case when done.item is not null then j.want - done.employer_share else f.city_share end,
           case when done.item is not null then city_time(v_page, v_now) else f.happened_at end,
           case when done.item is not null then v_now else f.recorded_at end
      from judged j
      left join done using (item)
      left join lateral first_answer(p_city_id, j.first_id) f on j.verdict = 'replayed';
  end loop;
end
$$;
