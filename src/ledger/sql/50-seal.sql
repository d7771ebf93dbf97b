-- Everything that was written into a block, one line of text a row, in an order that anybody can repeat. All columns
-- are spelled out, so that a column added later leaves old seals as they were.
create or replace function ledger.block_lines(p_city_id integer, p_block bigint)
returns table (kind text, key text, line text)
language sql stable set timezone = 'UTC' set datestyle = 'ISO, YMD' set extra_float_digits = 1
as $$
  select 'block', block::text, row(city_id, block, begun_at, clock_on, closed_through, lapsed_through)::text
    from ledger.blocks where city_id = p_city_id and block = p_block
  union all
  select 'account', id::text, row(city_id, id, kind, giver_id, opened_at, block)::text
    from ledger.accounts where city_id = p_city_id and block = p_block
  union all
  select 'operation', id::text, row(city_id, id, code, from_account, to_account, amount, actor_id, shop_id, code_id, undoes, request_digest,
      period, happened_at, recorded_at, block)::text
    from ledger.operations where city_id = p_city_id and block = p_block
  union all
  select 'transfer', t.operation_id::text || ':' || lpad(t.line::text, 5, '0'), row(t.city_id, t.operation_id, t.line, t.code, t.period, t.allocation_id,
      t.from_account, t.to_account, t.amount, t.employer_share, t.city_share, t.from_hands, t.from_step, t.from_amount_before,
      t.from_employer_before, t.to_hands, t.to_step, t.to_amount_before, t.to_employer_before, t.exact)::text
    from ledger.operations o join ledger.transfers t on t.city_id = o.city_id and t.operation_id = o.id
   where o.city_id = p_city_id and o.block = p_block
  union all
  select 'allocation', a.id::text, row(a.city_id, a.id, a.programme_id, a.employee_id, a.enrolment_id, a.employer_id, a.municipality_id, a.month,
      a.issued_month, a.expires_on, a.amount, a.employer_share, a.city_share, a.note_yen, a.billing_basis)::text
    from ledger.operations o join ledger.allocations a on a.city_id = o.city_id and a.id = o.id
   where o.city_id = p_city_id and o.block = p_block and o.code = 'issue'
  union all
  select 'acceptance', merchant_id::text || ':' || from_on || ':' || lpad(number::text, 9, '0'), row(city_id, merchant_id, from_on, number, accepts, block)::text
    from ledger.acceptances where city_id = p_city_id and block = p_block
  union all
  select 'own_person', merchant_id::text || ':' || wallet_id || ':' || lpad(number::text, 9, '0'), row(city_id, merchant_id, wallet_id, number, barred, block)::text
    from ledger.own_people where city_id = p_city_id and block = p_block
  union all
  select 'recall_order', allocation_id::text || ':' || lpad(number::text, 9, '0'), row(city_id, allocation_id, number, stands, actor_id, block)::text
    from ledger.recall_orders where city_id = p_city_id and block = p_block
$$;

-- The digest of a block: sha256 over the sha256 of each of its lines, in order; with what was counted.
create or replace function ledger.block_digest(p_city_id integer, p_block bigint)
returns table (operations integer, transfers integer, digest bytea)
language sql stable
as $$
  select count(*) filter (where l.kind = 'operation')::integer, count(*) filter (where l.kind = 'transfer')::integer,
         sha256(coalesce(string_agg(sha256(convert_to(l.kind || ' ' || l.line, 'UTF8')), ''::bytea order by l.kind collate "C", l.key collate "C"), ''::bytea))
    from ledger.block_lines(p_city_id, p_block) l
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
