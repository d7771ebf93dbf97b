-- Everything that was written into the blocks of a range, one line of text a row, with a key that orders them the same
-- way each time. All columns are spelled out, so that a column added later leaves old seals as they were. The transfers
-- and allocations are looked up operation by operation (offset 0), whatever the planner believes of a city so new that
-- no statistics know it.
create or replace function ledger.block_lines(p_city_id integer, p_from bigint, p_to bigint)
returns table (block bigint, kind text, key text, line text)
language sql stable set timezone = 'UTC' set datestyle = 'ISO, YMD'
as $$
  select 1, 'book', '', row(k.city_id, k.kind, k.opened_at)::text
    from ledger.books k where k.city_id = p_city_id and p_from <= 1
  union all
  select b.block, 'block', '', row(b.city_id, b.block, b.begun_at, b.clock_on, b.closed_through, b.lapsed_through)::text
    from ledger.blocks b where b.city_id = p_city_id and b.block between p_from and p_to
  union all
  select a.block, 'account', a.id::text, row(a.city_id, a.id, a.kind, a.giver_id, a.opened_at, a.block)::text
    from ledger.accounts a where a.city_id = p_city_id and a.block between p_from and p_to
  union all
  select o.block, 'operation', o.id::text, row(o.city_id, o.id, o.code, o.from_account, o.to_account, o.amount, o.actor_id, o.shop_id,
      o.code_id, o.undoes, o.request_digest, o.period, o.happened_at, o.recorded_at, o.block)::text
    from ledger.operations o where o.city_id = p_city_id and o.block between p_from and p_to
  union all
  select o.block, 'transfer', t.operation_id::text || ':' || lpad(t.line::text, 5, '0'), row(t.city_id, t.operation_id, t.line, t.code, t.period,
      t.allocation_id, t.from_account, t.to_account, t.amount, t.employer_share, t.city_share, t.from_hands, t.from_step,
      t.from_amount_before, t.from_employer_before, t.to_hands, t.to_step, t.to_amount_before, t.to_employer_before, t.exact)::text
    from ledger.operations o
    cross join lateral (select * from ledger.transfers t where t.city_id = p_city_id and t.operation_id = o.id offset 0) t
   where o.city_id = p_city_id and o.block between p_from and p_to
  union all
  select o.block, 'allocation', a.id::text, row(a.city_id, a.id, a.programme_id, a.employee_id, a.enrolment_id, a.employer_id,
      a.municipality_id, a.month, a.issued_month, a.expires_on, a.amount, a.employer_share, a.city_share, a.note_yen, a.billing_basis)::text
    from ledger.operations o
    cross join lateral (select * from ledger.allocations a where a.city_id = p_city_id and a.id = o.id offset 0) a
   where o.city_id = p_city_id and o.block between p_from and p_to and o.code = 'issue'
  union all
  select a.block, 'acceptance', a.merchant_id::text || ':' || a.from_on || ':' || lpad(a.number::text, 9, '0'),
      row(a.city_id, a.merchant_id, a.from_on, a.number, a.accepts, a.block)::text
    from ledger.acceptances a where a.city_id = p_city_id and a.block between p_from and p_to
  union all
  select p.block, 'own_person', p.merchant_id::text || ':' || p.wallet_id || ':' || lpad(p.number::text, 9, '0'),
      row(p.city_id, p.merchant_id, p.wallet_id, p.number, p.barred, p.block)::text
    from ledger.own_people p where p.city_id = p_city_id and p.block between p_from and p_to
  union all
  select r.block, 'recall_order', r.allocation_id::text || ':' || lpad(r.number::text, 9, '0'),
      row(r.city_id, r.allocation_id, r.number, r.stands, r.actor_id, r.block)::text
    from ledger.recall_orders r where r.city_id = p_city_id and r.block between p_from and p_to
$$;

-- The digest of each block of a range: sha256 over the sha256 of each of its lines, in order; with what was counted.
create or replace function ledger.block_digests(p_city_id integer, p_from bigint, p_to bigint)
returns table (block bigint, operations integer, transfers integer, digest bytea)
language sql stable
as $$
  select l.block, count(*) filter (where l.kind = 'operation')::integer, count(*) filter (where l.kind = 'transfer')::integer,
         sha256(string_agg(sha256(convert_to(l.kind || ' ' || l.line, 'UTF8')), ''::bytea order by l.kind collate "C", l.key collate "C"))
    from ledger.block_lines(p_city_id, p_from, p_to) l
   group by l.block
   order by l.block
$$;

-- Ends the open block, if anything was written into it, so that it can be sealed: after this nobody writes into it any
-- more. Answers the newest block that is not open. Called alone, outside other ledger work.
create or replace function ledger.end_block(p_city_id integer) returns bigint
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp
as $$
declare
  v_page page;
begin
  perform enter_alone(p_city_id);
  v_page := enter(p_city_id);
  if exists (select from operations where city_id = p_city_id and block = v_page.block)
     or exists (select from accounts where city_id = p_city_id and block = v_page.block)
     or exists (select from acceptances where city_id = p_city_id and block = v_page.block)
     or exists (select from own_people where city_id = p_city_id and block = v_page.block)
     or exists (select from recall_orders where city_id = p_city_id and block = v_page.block) then
    return turn_page(p_city_id, null, null, null) - 1;
  end if;
  return v_page.block - 1;
end
$$;

-- Keeps the seal of an ended block. The mac was made by whoever holds the key.
create or replace function ledger.keep_seal(p_city_id integer, p_block bigint, p_operations integer, p_transfers integer, p_digest bytea,
  p_previous_mac bytea, p_mac bytea) returns boolean
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp
as $$
begin
  insert into seals (city_id, block, operations, transfers, digest, previous_mac, mac)
  values (p_city_id, p_block, p_operations, p_transfers, p_digest, p_previous_mac, p_mac)
  on conflict on constraint seals_pkey do nothing;
  return found;
end
$$;
