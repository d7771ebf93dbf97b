-- Takes coupons at shops: many redemptions of one city in one call, one answer an item; a refusal harms no neighbour.
-- Oldest expiry is spent first, then month, then allocation.
-- Refusals: key_conflict, code_used, bad_notes, too_late, code_lapsed, unknown_wallet, not_certified, own_merchant,
-- payer_cap_passed, shop_cap_passed, insufficient_notes. A refusal leaves no trace.
-- Each pass takes the open items that share no wallet, key or code with an earlier open one, and writes them by one
-- statement; it is a statement of its own after the locks, so it sees whatever they waited for. Most of the cost of a
-- single redemption is the start of each statement and of each of its parts, so there are few of both.
create or replace function ledger.redeem(p_city_id integer, p_items jsonb) returns setof ledger.answer
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  v_page page := enter(p_city_id);
  v_days integer := v_page.day_shift;
  v_shift interval := make_interval(hours => 24 * v_page.day_shift);
  v_items redeem_item[];
  v_turn redeem_item[];
  v_keys uuid[];
  v_codes uuid[];
  v_wallets uuid[];
  v_locked boolean;
  v_now timestamptz;
  v_earliest timestamptz;
begin
  select array_agg(i), array_agg(i.id), array_agg(i.code) filter (where i.code is not null), array_agg(i.wallet)
    into v_items, v_keys, v_codes, v_wallets
    from jsonb_populate_recordset(null::redeem_item, p_items) i;
  v_locked := lock_keys(p_city_id, v_keys || v_codes) is not null;
  v_locked := lock_accounts(p_city_id, v_wallets) is not null;
  v_now := clock_timestamp();
  v_earliest := v_now - interval '5 seconds';

  while cardinality(v_items) > 0 loop
    -- What was recorded before, also by an earlier pass of this call, is answered from the book.
    if exists (select from operations o where o.city_id = p_city_id and o.id = any (v_keys))
       or v_codes is not null and exists (select from operations o where o.city_id = p_city_id and o.code_id = any (v_codes)) then
      return query
      select i.item, known.verdict, f.*
        from unnest(v_items) i
        left join operations b on b.city_id = p_city_id and b.id = i.id
        left join operations c on c.city_id = p_city_id and c.code_id = i.code
        cross join lateral (
          select case
                   when b.request_digest = i.digest then 'replayed'
                   when b.id is not null then 'key_conflict'
                   when c.from_account = i.wallet and c.shop_id = i.shop and c.amount = i.notes::bigint * i.note_yen then 'replayed'
                   else 'code_used'
                 end as verdict) known
        left join lateral first_answer(p_city_id, coalesce(b.id, c.id)) f on known.verdict = 'replayed'
       where b.id is not null or c.id is not null;
      v_items := array(
        select i from unnest(v_items) i
         where not exists (select from operations o where o.city_id = p_city_id and o.id = i.id)
           and not exists (select from operations o where o.city_id = p_city_id and o.code_id = i.code));
    end if;

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
    with turn as (
      -- What is asked for is null where it makes no sense: a huge number must not overflow and stop its neighbours.
      select i.*, case when i.notes between 1 and 1000 and i.note_yen between 1 and 1000000 then i.notes * i.note_yen end as want,
             least(greatest(i.received_at, v_earliest), v_now) as received
        from unnest(v_turn) i
      offset 0 -- works each of these out once
    ),
    judged as (
      select t.item, t.id, t.wallet, t.merchant, t.shop, t.actor, t.code, t.digest, t.note_yen, t.want, t.received,
             (t.received at time zone 'Asia/Tokyo')::date + v_days as day,
             case
               when t.want is null then 'bad_notes'
               when v_now > t.deadline then 'too_late'
               when t.received > t.code_usable_until then 'code_lapsed'
               when (select w.kind from accounts w where w.city_id = p_city_id and w.id = t.wallet) is distinct from 'wallet' then 'unknown_wallet'
               when not coalesce(
                 (select a.accepts from acceptances a
                   where a.city_id = p_city_id and a.merchant_id = t.merchant
                     and a.from_on <= (t.received at time zone 'Asia/Tokyo')::date + v_days
                   order by a.from_on desc, a.number desc limit 1), false) then 'not_certified'
               when t.actor = t.wallet or coalesce(
                 (select o.barred from own_people o
                   where o.city_id = p_city_id and o.merchant_id = t.merchant and o.wallet_id = t.wallet
                   order by o.number desc limit 1), false) then 'own_merchant'
               when t.daily_cap_notes is not null
                 and left_on_day(p_city_id, v_page, t.wallet, 'redeem', city_day(v_page, t.received)) + t.want > t.daily_cap_notes::bigint * t.note_yen
                 then 'payer_cap_passed'
               when t.shop_daily_cap_notes is not null
                 and paid_at_shop_on_day(p_city_id, v_page, t.wallet, t.shop, city_day(v_page, t.received)) + t.want > t.shop_daily_cap_notes::bigint * t.note_yen
                 then 'shop_cap_passed'
             end as refusal
        from turn t
      offset 0 -- and judges each item once
    ),
    -- One row for each holding that an item draws from; for a refused item one row that draws nothing.
    drawn as materialized (
      select j.*, h.*, j.refusal is null and coalesce(h.total, 0) >= j.want as done,
             coalesce(h.running, j.want) >= j.want as last,
             least(h.held, j.want - h.running + h.held)::integer as take,
             taken_share(h.held, h.employer, least(h.held, j.want - h.running + h.held)::integer) as employer_take
        from judged j
        left join lateral (
          select h.allocation_id, h.hands, h.step, h.amount as held, h.employer_share as employer,
                 sum(h.amount) over oldest as running, sum(h.employer_share) over oldest - h.employer_share as employer_before,
                 row_number() over oldest as line, sum(h.amount) over () as total
            from holdings h
           where h.city_id = p_city_id and h.account_id = j.wallet and h.expires_on >= j.day and h.note_yen = j.note_yen and h.amount > 0
          window oldest as (order by h.expires_on, h.month, h.allocation_id, h.hands rows unbounded preceding)
        ) h on j.refusal is null and h.running - h.held < j.want
    ),
    operation as (
      insert into operations (city_id, id, code, from_account, to_account, amount, actor_id, shop_id, code_id, request_digest, period, happened_at, recorded_at, block)
      select p_city_id, d.id, 'redeem', d.wallet, d.merchant, d.want, d.actor, d.shop, d.code, d.digest, v_page.period,
             d.received + v_shift, v_now, v_page.block
        from drawn d where d.done and d.last
    ),
    movement as (
      insert into transfers (city_id, operation_id, line, code, period, allocation_id, from_account, to_account, amount, employer_share, city_share,
             from_hands, from_step, from_amount_before, from_employer_before)
      select p_city_id, d.id, d.line, 'redeem', v_page.period, d.allocation_id, d.wallet, d.merchant, d.take, d.employer_take, d.take - d.employer_take,
             d.hands, d.step + 1, d.held, d.employer
        from drawn d where d.done
    ),
    holding as (
      update holdings h
         set amount = h.amount - d.take, employer_share = h.employer_share - d.employer_take,
             city_share = h.city_share - (d.take - d.employer_take), step = h.step + 1
        from drawn d
       where d.done and h.city_id = p_city_id and h.account_id = d.wallet and h.allocation_id = d.allocation_id and h.hands = d.hands
    )
    select d.item, case when d.done then 'done' else coalesce(d.refusal, 'insufficient_notes') end,
           case when d.done then d.id end, case when d.done then d.want end,
           case when d.done then (d.employer_before + d.employer_take)::integer end,
           case when d.done then (d.want - d.employer_before - d.employer_take)::integer end,
           case when d.done then d.received + v_shift end, case when d.done then v_now end
      from drawn d
     where case when d.done then d.last else coalesce(d.line, 1) = 1 end;
  end loop;
end
$$;
