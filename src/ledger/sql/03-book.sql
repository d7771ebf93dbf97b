-- Opens a city's book: its first block, and the account from which coupons are issued. Opening it again changes nothing.
-- Inputs: the kind of city; for a rehearsal the day on which its clock starts.
create or replace function ledger.open_books(p_city_id integer, p_kind text, p_clock_on date) returns void
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp
as $$
begin
  perform enter_alone(p_city_id);
  if exists (select from books where city_id = p_city_id) then
    return;
  end if;
  if (p_kind = 'rehearsal') <> (p_clock_on is not null) then
    raise exception using errcode = '23514', constraint = 'books_clock_only_in_rehearsal',
      message = 'a rehearsal city, and only a rehearsal city, has a clock of its own';
  end if;
  insert into books (city_id, kind) values (p_city_id, p_kind);
  insert into blocks (city_id, block, clock_on, lapsed_through)
  values (p_city_id, 1, p_clock_on, coalesce(p_clock_on, (clock_timestamp() at time zone 'Asia/Tokyo')::date) - 1);
  insert into accounts (city_id, id, kind, block) values (p_city_id, issue_account(), 'issue', 1);
end
$$;

-- Opens wallets or merchants' accounts; those that are open already stay as they are.
create or replace function ledger.open_accounts(p_city_id integer, p_kind text, p_ids uuid[]) returns integer
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp
as $$
declare
  v_page page := enter(p_city_id);
  v_opened integer;
begin
  if p_kind not in ('wallet', 'merchant') then
    raise exception using errcode = '22023', message = 'only wallets and merchants'' accounts are opened by themselves';
  end if;
  insert into accounts (city_id, id, kind, block)
  select p_city_id, id, p_kind, v_page.block from (select distinct id from unnest(p_ids) id order by id) sorted
  on conflict on constraint accounts_pkey do nothing;
  get diagnostics v_opened = row_count;
  return v_opened;
end
$$;

-- Begins the next block with some of the state changed; what is not given stays. The caller is alone in the book.
create or replace function ledger.turn_page(p_city_id integer, p_clock_on date, p_closed_through date, p_lapsed_through date)
returns bigint
language sql
as $$
  insert into ledger.blocks (city_id, block, clock_on, closed_through, lapsed_through)
  select city_id, block + 1, coalesce(p_clock_on, clock_on), coalesce(p_closed_through, closed_through),
         greatest(p_lapsed_through, lapsed_through)
    from ledger.blocks where city_id = p_city_id order by block desc limit 1
  returning block
$$;

-- Moves a rehearsal city's clock forward. Answers the day it shows: the later of the two.
-- Raises check violation books_clock_only_in_rehearsal for a live city. Called alone, outside other ledger work.
create or replace function ledger.advance_clock(p_city_id integer, p_on date) returns date
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp
as $$
declare
  v_page page;
begin
  perform enter_alone(p_city_id);
  v_page := enter(p_city_id);
  if v_page.kind <> 'rehearsal' then
    raise exception using errcode = '23514', constraint = 'books_clock_only_in_rehearsal', message = 'a live city follows real time';
  end if;
  if p_on > v_page.clock_on then
    perform turn_page(p_city_id, p_on, null, null);
  end if;
  return greatest(p_on, v_page.clock_on);
end
$$;

-- From which day merchants may, or may not, take coupons: one, or the many of an import.
create or replace function ledger.set_acceptances(p_city_id integer, p_merchant_ids uuid[], p_from_on date, p_accepts boolean) returns void
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp
as $$
declare
  v_page page := enter(p_city_id);
begin
  perform lock_accounts(p_city_id, p_merchant_ids);
  insert into acceptances (city_id, merchant_id, from_on, number, accepts, block)
  select p_city_id, m.id, p_from_on,
         coalesce((select max(number) from acceptances a where a.city_id = p_city_id and a.merchant_id = m.id and a.from_on = p_from_on), 0) + 1,
         p_accepts, v_page.block
    from (select distinct id from unnest(p_merchant_ids) id) m;
end
$$;

-- Bars, or no longer bars, a merchant from taking the coupons of one of its own people.
create or replace function ledger.bar_own_person(p_city_id integer, p_merchant_id uuid, p_wallet_id uuid, p_barred boolean) returns void
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp
as $$
declare
  v_page page := enter(p_city_id);
begin
  perform lock_accounts(p_city_id, array[p_wallet_id]);
  insert into own_people (city_id, merchant_id, wallet_id, number, barred, block)
  select p_city_id, p_merchant_id, p_wallet_id, coalesce(max(number), 0) + 1, p_barred, v_page.block
    from own_people where city_id = p_city_id and merchant_id = p_merchant_id and wallet_id = p_wallet_id;
end
$$;
