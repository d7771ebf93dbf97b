-- Claims a link: all of its notes that are still valid go to the claimant's wallet.
-- Refusals: key_conflict, unknown_link, own_link, unknown_wallet, nothing_to_claim (claimed, returned, lapsed or recalled),
-- pair_cap_passed, receiver_cap_passed: the notes stay in the link for somebody else, or return to the giver.
create or replace function ledger.claim(p_city_id integer, p_items jsonb) returns setof ledger.answer
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  v_page page := enter(p_city_id);
  v_item claim_item;
  v_now timestamptz;
begin
  perform lock_keys(p_city_id, array(select i.id from jsonb_populate_recordset(null::claim_item, p_items) i));
  perform lock_accounts(p_city_id, array(select i.claimant from jsonb_populate_recordset(null::claim_item, p_items) i));
  perform lock_accounts(p_city_id, array(select i.link from jsonb_populate_recordset(null::claim_item, p_items) i));
  v_now := clock_timestamp();
  for v_item in select * from jsonb_populate_recordset(null::claim_item, p_items) order by item loop
    return query
    with judged as materialized (
      select v_item.item, b.id as first_id,
             case
               when b.id is not null then case when b.request_digest = v_item.digest then 'replayed' else 'key_conflict' end
               when l.id is null then 'unknown_link'
               when l.giver_id = v_item.claimant then 'own_link'
               when w.id is null then 'unknown_wallet'
               when num_nonnulls(v_item.pair_monthly_cap_notes, v_item.receiver_monthly_cap_notes) > 0
                 then coalesce((
                   select gift_cap_passed(p_city_id, v_page, l.giver_id, v_item.claimant, city_day(v_page, v_now), sum(h.amount),
                            v_item.pair_monthly_cap_notes::bigint * max(h.note_yen), v_item.receiver_monthly_cap_notes::bigint * max(h.note_yen))
                     from holdings h
                    where h.city_id = p_city_id and h.account_id = v_item.link and h.amount > 0 and h.expires_on >= city_day(v_page, v_now)), 'open')
               else 'open'
             end as verdict
        from (values (true)) one
        left join operations b on b.city_id = p_city_id and b.id = v_item.id
        left join accounts l on l.city_id = p_city_id and l.id = v_item.link and l.kind = 'link'
        left join accounts w on w.city_id = p_city_id and w.id = v_item.claimant and w.kind = 'wallet'
    ),
    taken as materialized (
      select h.*, row_number() over (order by h.expires_on, h.month, h.allocation_id, h.hands) as line,
             coalesce(t.step, 0) as to_step, coalesce(t.amount, 0) as to_amount, coalesce(t.employer_share, 0) as to_employer
        from judged j
        join holdings h on h.city_id = p_city_id and h.account_id = v_item.link and h.amount > 0 and h.expires_on >= city_day(v_page, v_now)
        left join holdings t on t.city_id = p_city_id and t.account_id = v_item.claimant and t.allocation_id = h.allocation_id and t.hands = h.hands
       where j.verdict = 'open'
    ),
    done as materialized (
      select sum(amount)::integer as amount, sum(employer_share)::integer as employer_share, sum(city_share)::integer as city_share
        from taken having count(*) > 0
    ),
    operation as (
      insert into operations (city_id, id, code, from_account, to_account, amount, actor_id, request_digest, period, happened_at, recorded_at, block)
      select p_city_id, v_item.id, 'claim', v_item.link, v_item.claimant, d.amount, v_item.actor, v_item.digest, v_page.period,
             city_time(v_page, v_now), v_now, v_page.block from done d
    ),
    movement as (
      insert into transfers (city_id, operation_id, line, code, period, allocation_id, from_account, to_account, amount, employer_share, city_share,
             from_hands, from_step, from_amount_before, from_employer_before, to_hands, to_step, to_amount_before, to_employer_before)
      select p_city_id, v_item.id, t.line, 'claim', v_page.period, t.allocation_id, v_item.link, v_item.claimant, t.amount, t.employer_share, t.city_share,
             t.hands, t.step + 1, t.amount, t.employer_share, t.hands, t.to_step + 1, t.to_amount, t.to_employer
        from taken t
    ),
    emptied as (
      update holdings h set amount = 0, employer_share = 0, city_share = 0, step = h.step + 1
        from taken t
       where h.city_id = p_city_id and h.account_id = v_item.link and h.allocation_id = t.allocation_id and h.hands = t.hands
    ),
    received as (
      insert into holdings as h (city_id, account_id, allocation_id, hands, month, expires_on, note_yen, amount, employer_share, city_share, step)
      select p_city_id, v_item.claimant, t.allocation_id, t.hands, t.month, t.expires_on, t.note_yen, t.amount, t.employer_share, t.city_share, 1
        from taken t
      on conflict on constraint holdings_pkey do update
         set amount = h.amount + excluded.amount, employer_share = h.employer_share + excluded.employer_share,
             city_share = h.city_share + excluded.city_share, step = h.step + 1
    )
    select j.item, case when j.verdict <> 'open' then j.verdict when d.amount is null then 'nothing_to_claim' else 'done' end,
           case when d.amount is not null then v_item.id else f.operation_id end,
           coalesce(d.amount, f.amount), coalesce(d.employer_share, f.employer_share), coalesce(d.city_share, f.city_share),
           case when d.amount is not null then city_time(v_page, v_now) else f.happened_at end,
           case when d.amount is not null then v_now else f.recorded_at end
      from judged j
      left join done d on true
      left join lateral first_answer(p_city_id, j.first_id) f on j.verdict = 'replayed';
  end loop;
end
$$;
