-- Takes coupons at shops: many redemptions of one city in one call, one answer an item; a refusal harms no neighbour.
-- Oldest expiry is spent first, then month, then allocation.
-- Refusals: key_conflict, code_used, bad_notes, too_late, code_lapsed, unknown_wallet, not_certified, own_merchant,
-- payer_cap_passed, insufficient_notes. A refusal leaves no trace.
-- Each pass takes the open items that share no wallet, key or code with an earlier open one, and writes them by one
-- statement; it is a statement of its own after the locks, so it sees whatever they waited for.
create or replace function ledger.redeem(p_city_id integer, p_items jsonb) returns setof ledger.answer
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  v_page page := enter(p_city_id);
  v_items redeem_item[] := array(select i from jsonb_populate_recordset(null::redeem_item, p_items) i);
  v_turn redeem_item[];
  v_now timestamptz;
begin
  perform lock_keys(p_city_id, array(select i.id from unnest(v_items) i union all select i.code from unnest(v_items) i));
  perform lock_accounts(p_city_id, array(select i.wallet from unnest(v_items) i));
  v_now := clock_timestamp();
  while cardinality(v_items) > 0 loop
    if cardinality(v_items) = 1 then
      v_turn := v_items;
      v_items := '{}';
    else
      select coalesce(array_agg(whole) filter (where first), '{}'), coalesce(array_agg(whole) filter (where not first), '{}')
        into v_turn, v_items
        from (select i as whole,
                     i.item = min(i.item) over (partition by i.wallet)
                     and i.item = min(i.item) over (partition by i.id)
                     and (i.code is null or i.item = min(i.item) over (partition by i.code)) as first
                from unnest(v_items) i) ranked;
    end if;

    return query
    with turn as materialized (
      -- What is asked for is null where it makes no sense: a huge number must not overflow and stop its neighbours.
      select i.*, case when i.notes between 1 and 1000 and i.note_yen between 1 and 1000000 then i.notes * i.note_yen end as want,
             least(greatest(i.received_at, v_now - interval '5 seconds'), v_now) as received
        from unnest(v_turn) i
    ),
    judged as materialized (
      select t.*, city_day(v_page, t.received) as day, coalesce(b.id, c.id) as first_id,
             case
               when b.id is not null then case when b.request_digest = t.digest then 'replayed' else 'key_conflict' end
               when c.id is not null then
                 case when c.from_account = t.wallet and c.shop_id = t.shop and c.amount = t.want then 'replayed' else 'code_used' end
               when t.want is null then 'bad_notes'
               when v_now > t.deadline then 'too_late'
               when t.received > t.code_usable_until then 'code_lapsed'
               when w.id is null then 'unknown_wallet'
               when not coalesce(
                 (select a.accepts from acceptances a
                   where a.city_id = p_city_id and a.merchant_id = t.merchant and a.from_on <= city_day(v_page, t.received)
                   order by a.from_on desc, a.number desc limit 1), false) then 'not_certified'
               when t.actor = t.wallet or coalesce(
                 (select o.barred from own_people o
                   where o.city_id = p_city_id and o.merchant_id = t.merchant and o.wallet_id = t.wallet
                   order by o.number desc limit 1), false) then 'own_merchant'
               when t.daily_cap_notes is not null
                 and left_on_day(p_city_id, v_page, t.wallet, 'redeem', city_day(v_page, t.received)) + t.want > t.daily_cap_notes::bigint * t.note_yen
                 then 'payer_cap_passed'
               else 'open'
             end as verdict
        from turn t
        left join operations b on b.city_id = p_city_id and b.id = t.id
        left join operations c on c.city_id = p_city_id and c.code_id = t.code
        left join accounts w on w.city_id = p_city_id and w.id = t.wallet and w.kind = 'wallet'
    ),
    counted as (
      select j.item, j.id, j.wallet, j.merchant, j.want, h.allocation_id, h.hands, h.step, h.amount, h.employer_share,
             sum(h.amount) over drawn as running, row_number() over drawn as line
        from judged j
        join holdings h on h.city_id = p_city_id and h.account_id = j.wallet and h.expires_on >= j.day
                       and h.note_yen = j.note_yen and h.amount > 0
       where j.verdict = 'open'
      window drawn as (partition by j.item order by h.expires_on, h.month, h.allocation_id, h.hands)
    ),
    drawn as materialized (
      select d.*, taken_share(d.amount, d.employer_share, d.take) as employer_take
        from (select c.*, least(c.amount, c.want - (c.running - c.amount))::integer as take,
                     max(c.running) over (partition by c.item) >= c.want as enough
                from counted c) d
       where d.enough and d.take > 0
    ),
    done as materialized (
      select d.item, sum(d.employer_take)::integer as employer_share from drawn d group by d.item
    ),
    operation as (
      insert into operations (city_id, id, code, from_account, to_account, amount, actor_id, shop_id, code_id, request_digest, period, happened_at, recorded_at, block)
      select p_city_id, j.id, 'redeem', j.wallet, j.merchant, j.want, j.actor, j.shop, j.code, j.digest, v_page.period,
             city_time(v_page, j.received), v_now, v_page.block
        from done join judged j using (item)
    ),
    movement as (
      insert into transfers (city_id, operation_id, line, code, period, allocation_id, from_account, to_account, amount, employer_share, city_share,
             from_hands, from_step, from_amount_before, from_employer_before)
      select p_city_id, d.id, d.line, 'redeem', v_page.period, d.allocation_id, d.wallet, d.merchant, d.take, d.employer_take, d.take - d.employer_take,
             d.hands, d.step + 1, d.amount, d.employer_share
        from drawn d
    ),
    holding as (
      update holdings h
         set amount = h.amount - d.take, employer_share = h.employer_share - d.employer_take,
             city_share = h.city_share - (d.take - d.employer_take), step = h.step + 1
        from drawn d
       where h.city_id = p_city_id and h.account_id = d.wallet and h.allocation_id = d.allocation_id and h.hands = d.hands
    )
    select j.item, case when j.verdict <> 'open' then j.verdict when done.item is null then 'insufficient_notes' else 'done' end,
           case when done.item is not null then j.id else f.operation_id end,
           case when done.item is not null then j.want else f.amount end,
           coalesce(done.employer_share, f.employer_share),
           case when done.item is not null then j.want - done.employer_share else f.city_share end,
           case when done.item is not null then city_time(v_page, j.received) else f.happened_at end,
           case when done.item is not null then v_now else f.recorded_at end
      from judged j
      left join done using (item)
      left join lateral first_answer(p_city_id, j.first_id) f on j.verdict = 'replayed';
  end loop;
end
$$;
