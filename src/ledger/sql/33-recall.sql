-- Recalls what is left of allocations in their first hands: in the wallet, and in open claim links filled from it. What
-- was given stays given. The order stands: what a void brings back later is recalled in the same call.
-- Refusals: key_conflict, unknown_allocation; nothing_left says that nothing was there, and the order stands.
create or replace function ledger.recall(p_city_id integer, p_items jsonb) returns setof ledger.answer
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  v_page page := enter(p_city_id);
  v_item recall_item;
  v_holder uuid;
  v_first operations;
  v_now timestamptz;
  v_taken record;
begin
  perform lock_keys(p_city_id, array(select i.id from jsonb_populate_recordset(null::recall_item, p_items) i));
  perform lock_accounts(p_city_id, array(
    select a.employee_id from jsonb_populate_recordset(null::recall_item, p_items) i
      join allocations a on a.city_id = p_city_id and a.id = i.allocation));
  perform lock_accounts(p_city_id, array(
    select l.id from jsonb_populate_recordset(null::recall_item, p_items) i
      join allocations a on a.city_id = p_city_id and a.id = i.allocation
      join accounts l on l.city_id = p_city_id and l.kind = 'link' and l.giver_id = a.employee_id));
  v_now := clock_timestamp();
  for v_item in select * from jsonb_populate_recordset(null::recall_item, p_items) order by item loop
    v_holder := null;
    v_first := null;
    select * into v_first from operations o where o.city_id = p_city_id and o.id = v_item.id;
    if v_first.id is not null then
      -- The first answer is that of all the operations of the call: of the wallet's and of each link's.
      return query
      select v_item.item, case when count(f) > 0 then 'replayed' else 'key_conflict' end, case when count(f) > 0 then v_item.id end,
             sum(f.amount)::integer, sum(f.employer_share)::integer, sum(f.city_share)::integer, min(f.happened_at), min(f.recorded_at)
        from (select v_item.id as id
              union all
              select derived_id(v_item.id, l.id::text)
                from allocations a join accounts l on l.city_id = a.city_id and l.kind = 'link' and l.giver_id = a.employee_id
               where a.city_id = p_city_id and a.id = v_item.allocation) part
        left join lateral first_answer(p_city_id, part.id) f on v_first.request_digest = v_item.digest;
      continue;
    end if;
    select a.employee_id into v_holder from allocations a where a.city_id = p_city_id and a.id = v_item.allocation;
    if v_holder is null then
      return query select v_item.item, 'unknown_allocation', null::uuid, null::integer, null::integer, null::integer, null::timestamptz, null::timestamptz;
      continue;
    end if;
    if not recall_stands(p_city_id, v_item.allocation) then
      insert into recall_orders (city_id, allocation_id, number, stands, actor_id, block)
      select p_city_id, v_item.allocation, coalesce(max(r.number), 0) + 1, true, v_item.actor, v_page.block
        from recall_orders r where r.city_id = p_city_id and r.allocation_id = v_item.allocation;
    end if;
    select o.* into v_taken from (
      select array_agg(case when row_number = 1 then v_item.id else derived_id(v_item.id, account_id::text) end) as ids,
             array_agg(account_id) as accounts, array_agg(hands::integer) as hands
        from (select h.account_id, h.hands, row_number() over (order by h.hands, h.account_id)
                from holdings h
               where h.city_id = p_city_id and h.allocation_id = v_item.allocation and h.amount > 0
                 and ((h.account_id = v_holder and h.hands = 0)
                   or (h.hands = 1 and h.account_id in (
                     select l.id from accounts l where l.city_id = p_city_id and l.kind = 'link' and l.giver_id = v_holder)))) left_over) due
      cross join lateral take_out(p_city_id, v_page, v_now, 'recall', v_item.actor, v_item.digest, due.ids, due.accounts,
        array_fill(v_item.allocation, array[coalesce(cardinality(due.ids), 0)]), due.hands) o;
    return query select v_item.item, case when v_taken.holdings > 0 then 'done' else 'nothing_left' end,
      case when v_taken.holdings > 0 then v_item.id end, v_taken.amount::integer, v_taken.employer_share::integer, v_taken.city_share::integer,
      case when v_taken.holdings > 0 then city_time(v_page, v_now) end, case when v_taken.holdings > 0 then v_now end;
  end loop;
end
$$;
