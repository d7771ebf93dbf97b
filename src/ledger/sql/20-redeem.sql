-- Takes coupons at shops: many redemptions of one city in one call, one answer an item; a refusal harms no neighbour.
-- Oldest expiry is spent first, then month, then allocation.
-- Refusals: key_conflict, code_used, bad_notes, too_late, code_lapsed, unknown_wallet, not_certified, own_merchant,
-- payer_cap_passed, shop_cap_passed, insufficient_notes. A refusal leaves no trace.
-- Each pass takes the open items that share no wallet, key or code with an earlier open one: it judges them by one
-- statement, which is a statement of its own after the locks and so sees whatever they waited for, and writes them by
-- another. Most of the cost of a single redemption is the start of each statement and of each of its parts, so what is
-- seldom needed (an answer given before, notes of several months) has statements of its own.
create or replace function ledger.redeem(p_city_id integer, p_items ledger.redeem_item[]) returns setof ledger.answer
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  v_page page := enter(p_city_id);
  v_shift interval := make_interval(hours => 24 * v_page.day_shift);
  v_items redeem_item[] := p_items;
  v_turn redeem_item[];
  v_lines redeem_line[];
  v_keys uuid[];
  v_wallets uuid[];
  v_apart boolean := true;
  v_known boolean;
  v_more boolean;
  v_locked boolean;
  v_now timestamptz;
begin
  if cardinality(v_items) = 1 then
    v_keys := array[v_items[1].id, v_items[1].code];
    v_wallets := array[v_items[1].wallet];
  else
    select array_agg(i.id) || array_agg(i.code) filter (where i.code is not null), array_agg(i.wallet),
           count(distinct i.id) = count(*) and count(distinct i.wallet) = count(*) and count(distinct i.code) = count(i.code)
      into v_keys, v_wallets, v_apart
      from unnest(v_items) i;
  end if;
  v_locked := lock_keys(p_city_id, v_keys) is not null;
  v_locked := lock_accounts(p_city_id, v_wallets) is not null;
  v_now := clock_timestamp();

  while cardinality(v_items) > 0 loop
    if v_apart then
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

    -- Judges each item and finds the holding from which it draws first.
    select array_agg(row(t.item, t.id, t.wallet, t.merchant, t.shop, t.actor, t.code, t.digest, t.note_yen, t.want, t.received, t.day,
             case
               when t.known then 'known'
               when t.want is null then 'bad_notes'
               when v_now > t.deadline then 'too_late'
               when t.received > t.code_usable_until then 'code_lapsed'
               when (select w.kind from accounts w where w.city_id = p_city_id and w.id = t.wallet) is distinct from 'wallet' then 'unknown_wallet'
               when not coalesce(
                 (select a.accepts from acceptances a
                   where a.city_id = p_city_id and a.merchant_id = t.merchant and a.from_on <= t.day
                   order by a.from_on desc, a.number desc limit 1), false) then 'not_certified'
               when t.actor = t.wallet or coalesce(
                 (select o.barred from own_people o
                   where o.city_id = p_city_id and o.merchant_id = t.merchant and o.wallet_id = t.wallet
                   order by o.number desc limit 1), false) then 'own_merchant'
               when t.daily_cap_notes is not null
                 and left_on_day(p_city_id, v_page, t.wallet, 'redeem', t.day) + t.want > t.daily_cap_notes::bigint * t.note_yen
                 then 'payer_cap_passed'
               when t.shop_daily_cap_notes is not null
                 and paid_at_shop_on_day(p_city_id, v_page, t.wallet, t.shop, t.day) + t.want > t.shop_daily_cap_notes::bigint * t.note_yen
                 then 'shop_cap_passed'
               when h.amount is null then 'insufficient_notes'
             end,
             h.allocation_id, h.hands, h.step, h.amount, h.employer_share, 1, t.want, h.employer_take, h.employer_take, true)::redeem_line),
           bool_or(t.known), bool_or(h.amount < t.want)
      into v_lines, v_known, v_more
      -- What is asked for is null where it makes no sense: a huge number must not overflow and stop its neighbours.
      from (select i.*, case when i.notes between 1 and 1000 and i.note_yen between 1 and 1000000 then i.notes * i.note_yen end as want,
                   least(greatest(i.received_at, v_now - interval '5 seconds'), v_now) as received,
                   (least(greatest(i.received_at, v_now - interval '5 seconds'), v_now) at time zone 'Asia/Tokyo')::date + v_page.day_shift as day,
                   exists (select from operations o where o.city_id = p_city_id and o.id = i.id)
                   or i.code is not null and exists (select from operations o where o.city_id = p_city_id and o.code_id = i.code) as known
              from unnest(v_turn) i
            offset 0 -- works each of these out once
           ) t
      left join lateral (
        select h.allocation_id, h.hands, h.step, h.amount, h.employer_share, taken_share(h.amount, h.employer_share, t.want) as employer_take
          from holdings h
         where h.city_id = p_city_id and h.account_id = t.wallet and h.expires_on >= t.day and h.note_yen = t.note_yen and h.amount > 0
         order by h.expires_on, h.month, h.allocation_id, h.hands
         limit 1) h on true;

    -- What was recorded before, also by an earlier pass of this call, is answered from the book.
    if v_known then
      return query
      select i.item, known.verdict, f.*
        from unnest(v_turn) i
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
      v_lines := array(select l from unnest(v_lines) l where l.refusal is distinct from 'known');
    end if;

    -- Where that holding does not suffice, the item draws from as many as it needs: a line of its own for each.
    if v_more then
      v_lines := array(
        select l from unnest(v_lines) l where l.refusal is not null or l.held >= l.want
        union all
        select row(l.item, l.id, l.wallet, l.merchant, l.shop, l.actor, l.code, l.digest, l.note_yen, l.want, l.received, l.day, case when h.total < l.want then 'insufficient_notes' end,
                 h.allocation_id, h.hands, h.step, h.amount, h.employer_share, h.line, d.take, d.employer_take,
                 h.employer_before + d.employer_take, h.total < l.want or h.running >= l.want)::redeem_line
          from unnest(v_lines) l
          cross join lateral (
            select h.allocation_id, h.hands, h.step, h.amount, h.employer_share,
                   sum(h.amount) over oldest as running, sum(h.employer_share) over oldest - h.employer_share as employer_before,
                   row_number() over oldest as line, sum(h.amount) over () as total
              from holdings h
             where h.city_id = p_city_id and h.account_id = l.wallet and h.expires_on >= l.day and h.note_yen = l.note_yen and h.amount > 0
            window oldest as (order by h.expires_on, h.month, h.allocation_id, h.hands rows unbounded preceding)
          ) h
          cross join lateral (
            select w.take, taken_share(h.amount, h.employer_share, w.take) as employer_take
              from (select least(h.amount, l.want - h.running + h.amount)::integer as take) w
          ) d
         where l.refusal is null and l.held < l.want
           and case when h.total < l.want then h.line = 1 else h.running - h.amount < l.want end);
    end if;

    return query
    with operation as (
      insert into operations (city_id, id, code, from_account, to_account, amount, actor_id, shop_id, code_id, request_digest, period, happened_at, recorded_at, block)
      select p_city_id, l.id, 'redeem', l.wallet, l.merchant, l.want, l.actor, l.shop, l.code, l.digest,
             v_page.period, l.received + v_shift, v_now, v_page.block
        from unnest(v_lines) l where l.refusal is null and l.last
    ),
    movement as (
      insert into transfers (city_id, operation_id, line, code, period, allocation_id, from_account, to_account, amount, employer_share, city_share,
             from_hands, from_step, from_amount_before, from_employer_before)
      select p_city_id, l.id, l.line, 'redeem', v_page.period, l.allocation_id, l.wallet, l.merchant, l.take, l.employer_take,
             l.take - l.employer_take, l.hands, l.step + 1, l.held, l.employer
        from unnest(v_lines) l where l.refusal is null
    ),
    holding as (
      update holdings h
         set amount = h.amount - l.take, employer_share = h.employer_share - l.employer_take,
             city_share = h.city_share - (l.take - l.employer_take), step = h.step + 1
        from unnest(v_lines) l
       where l.refusal is null and h.city_id = p_city_id and h.account_id = l.wallet and h.allocation_id = l.allocation_id and h.hands = l.hands
    )
    select l.item, coalesce(l.refusal, 'done'), case when l.refusal is null then l.id end, case when l.refusal is null then l.want end,
           case when l.refusal is null then l.employer_sum end, case when l.refusal is null then l.want - l.employer_sum end,
           case when l.refusal is null then l.received + v_shift end, case when l.refusal is null then v_now end
      from unnest(v_lines) l
     where l.last;
  end loop;
end
$$;
