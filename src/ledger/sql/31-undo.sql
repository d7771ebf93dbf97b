-- Undoes operations exactly: the notes go back where they came from, with the shares and the expiry that were taken.
-- code: void (of redeem), take_back (of give), unexpire (of expire), unrecall (of recall).
-- Notes that came back although they lapsed or were recalled meanwhile go out again in the same call.
-- Refusals: key_conflict, unknown_operation, not_undoable, other_shop, already_undone, too_late (recorded before
-- not_before), touched (something of what was given has been taken since, be it given on, spent or lapsed).
create or replace function ledger.undo(p_city_id integer, p_items jsonb) returns setof ledger.answer
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  v_page page := enter(p_city_id);
  v_item undo_item;
  v_now timestamptz;
  v_accounts uuid[];
  v_answer answer;
begin
  perform lock_keys(p_city_id, array(select unnest(array[i.id, i.undoes]) from jsonb_populate_recordset(null::undo_item, p_items) i));
  -- The accounts of an operation never change, so they may be read before they are locked. An operation that appears
  -- only after this was not locked, and is answered as unknown.
  v_accounts := array(
    select unnest(array[o.from_account, o.to_account])
      from jsonb_populate_recordset(null::undo_item, p_items) i join operations o on o.city_id = p_city_id and o.id = i.undoes);
  -- With a link goes the wallet of its giver, under whose lock orders of recall stand.
  perform lock_accounts(p_city_id, array(
    select case a.kind when 'wallet' then a.id else a.giver_id end
      from accounts a where a.city_id = p_city_id and a.id = any (v_accounts) and a.kind in ('wallet', 'link')));
  perform lock_accounts(p_city_id, array(select a.id from accounts a where a.city_id = p_city_id and a.id = any (v_accounts) and a.kind = 'link'));
  v_now := clock_timestamp();
  for v_item in select * from jsonb_populate_recordset(null::undo_item, p_items) order by item loop
    v_answer := null;
    with judged as materialized (
      select o.from_account as back_to, o.to_account as back_from, s.kind as back_from_kind,
             case
               when b.id is not null then case when b.request_digest = v_item.digest then 'replayed' else 'key_conflict' end
               when o.id is null or o.from_account <> all (v_accounts) then 'unknown_operation'
               when not exists (select from movements m where m.code = v_item.code and m.undoes_code = o.code) then 'not_undoable'
               when o.shop_id <> v_item.shop then 'other_shop'
               when exists (select from operations u where u.city_id = p_city_id and u.undoes = o.id) then 'already_undone'
               when o.recorded_at < v_item.not_before then 'too_late'
               else 'open'
             end as verdict
        from (values (true)) one
        left join operations b on b.city_id = p_city_id and b.id = v_item.id
        left join operations o on o.city_id = p_city_id and o.id = v_item.undoes
        left join accounts s on s.city_id = p_city_id and s.id = o.to_account
    ),
    line as materialized (
      select t.*, j.back_from_kind,
             case j.back_from_kind
               -- A link is filled once and emptied whole, so what it holds is what was given, or what was brought back.
               when 'link' then h.amount = t.amount
               when 'wallet' then h.step = t.to_step or not exists (
                 select from operations p join transfers u on u.city_id = p.city_id and u.operation_id = p.id
                  where p.city_id = p_city_id and p.from_account = t.to_account and p.code <> 'take_back'
                    and u.allocation_id = t.allocation_id and u.from_hands = t.to_hands and u.from_step > t.to_step)
               else true
             end as untouched,
             h.step as source_step, h.amount as source_amount, h.employer_share as source_employer,
             k.step as target_step, k.amount as target_amount, k.employer_share as target_employer
        from judged j
        join transfers t on t.city_id = p_city_id and t.operation_id = v_item.undoes
        left join holdings h on h.city_id = p_city_id and h.account_id = t.to_account and h.allocation_id = t.allocation_id and h.hands = t.to_hands
        left join holdings k on k.city_id = p_city_id and k.account_id = t.from_account and k.allocation_id = t.allocation_id and k.hands = t.from_hands
       where j.verdict = 'open'
    ),
    -- From a claim link what is left comes back, line by line (the others lapsed or were recalled); from a wallet all or nothing.
    back as materialized (
      select * from line
       where untouched and (back_from_kind = 'link' or not exists (select from line l where not l.untouched))
    ),
    done as materialized (
      select sum(amount)::integer as amount, sum(employer_share)::integer as employer_share, sum(city_share)::integer as city_share
        from back having count(*) > 0
    ),
    operation as (
      insert into operations (city_id, id, code, from_account, to_account, amount, actor_id, shop_id, undoes, request_digest, period, happened_at, recorded_at, block)
      select p_city_id, v_item.id, v_item.code, j.back_from, j.back_to, d.amount, v_item.actor, v_item.shop, v_item.undoes, v_item.digest,
             v_page.period, city_time(v_page, v_now), v_now, v_page.block
        from done d cross join judged j
    ),
    movement as (
      insert into transfers (city_id, operation_id, line, code, period, allocation_id, from_account, to_account, amount, employer_share, city_share,
             from_hands, from_step, from_amount_before, from_employer_before, to_hands, to_step, to_amount_before, to_employer_before, exact)
      select p_city_id, v_item.id, b.line, v_item.code, v_page.period, b.allocation_id, b.to_account, b.from_account, b.amount, b.employer_share, b.city_share,
             b.to_hands, b.source_step + 1, b.source_amount, b.source_employer, b.from_hands, b.target_step + 1, b.target_amount, b.target_employer, b.to_hands is not null
        from back b
    ),
    taken as (
      update holdings h
         set amount = h.amount - b.amount, employer_share = h.employer_share - b.employer_share, city_share = h.city_share - b.city_share, step = h.step + 1
        from back b
       where h.city_id = p_city_id and h.account_id = b.to_account and h.allocation_id = b.allocation_id and h.hands = b.to_hands
    ),
    returned as (
      update holdings h
         set amount = h.amount + b.amount, employer_share = h.employer_share + b.employer_share, city_share = h.city_share + b.city_share, step = h.step + 1
        from back b
       where h.city_id = p_city_id and h.account_id = b.from_account and h.allocation_id = b.allocation_id and h.hands = b.from_hands
    ),
    lifted as (
      insert into recall_orders (city_id, allocation_id, number, stands, actor_id, block)
      select p_city_id, b.allocation_id,
             (select max(r.number) + 1 from recall_orders r where r.city_id = p_city_id and r.allocation_id = b.allocation_id),
             false, v_item.actor, v_page.block
        from back b
       where v_item.code = 'unrecall' and recall_stands(p_city_id, b.allocation_id)
    )
    select v_item.item, case when j.verdict <> 'open' then j.verdict when d.amount is null then 'touched' else 'done' end,
            case when d.amount is not null then v_item.id end, d.amount, d.employer_share, d.city_share,
            case when d.amount is not null then city_time(v_page, v_now) end, case when d.amount is not null then v_now end
      into v_answer
      from judged j left join done d on true;

    if v_answer.status = 'done' then
      perform settle_returned(p_city_id, v_page, v_now, v_item.id);
    elsif v_answer.status = 'replayed' then
      select v_item.item, 'replayed', f.* into v_answer from first_answer(p_city_id, v_item.id) f;
    end if;
    return next v_answer;
  end loop;
end
$$;
