-- Locks are taken in one order by every function, so that no two calls can wait for each other: first the city's
-- book (ledger.enter), then keys, then wallets, then claim links, each sorted. They are advisory and end with the
-- transaction: taking one writes nothing. A single lock is taken by an assignment, since PERFORM is a query of its own.

-- Enters the city's book for writing and answers the state in which rows are to be written. Shared: writers do not
-- wait for each other, only for whoever turns the page (a new block, a moved clock, a month being closed).
-- Raises no_data_found when the city has no book, active_sql_transaction in a stricter isolation than READ COMMITTED.
create or replace function ledger.enter(p_city_id integer) returns ledger.page
language plpgsql
as $$
declare
  v_page ledger.page;
  v_today date;
  v_locked boolean;
begin
  -- A snapshot taken before the locks would not show what they waited for.
  if current_setting('transaction_isolation') in ('repeatable read', 'serializable') then
    raise exception using errcode = '25001', message = 'the ledger is written under READ COMMITTED';
  end if;
  v_locked := pg_advisory_xact_lock_shared(7339002, p_city_id) is not null;
  v_today := (clock_timestamp() at time zone 'Asia/Tokyo')::date;
  -- A rehearsal's blocks, and only they, have a clock of their own (ledger.open_books).
  select b.block, case when b.clock_on is null then 'live' else 'rehearsal' end, coalesce(b.clock_on, v_today) - v_today,
         greatest(date_trunc('month', coalesce(b.clock_on, v_today)::timestamp)::date, (b.closed_through + interval '1 month')::date),
         b.closed_through, b.lapsed_through, b.clock_on
    into strict v_page
    from ledger.blocks b
   where b.city_id = p_city_id
   order by b.block desc
   limit 1;
  return v_page;
end
$$;

-- Waits until nobody writes in the city's book, and keeps everybody out until this transaction ends. Two who wrote in it
-- before and now want to be alone would wait for each other for ever, so that is refused at once, every time.
-- Raises active_sql_transaction when this transaction has written in the book already.
create or replace function ledger.enter_alone(p_city_id integer) returns void
language plpgsql
as $$
declare
  v_modes text[];
begin
  v_modes := array(
    select l.mode from pg_locks l
     where l.locktype = 'advisory' and l.pid = pg_backend_pid() and l.classid = 7339002 and l.objid = p_city_id::oid and l.objsubid = 2 and l.granted);
  if 'ShareLock' = any (v_modes) and 'ExclusiveLock' <> all (v_modes) then
    raise exception using errcode = '25001', message = 'whoever wants a city''s book alone asks for it before writing in it';
  end if;
  perform pg_advisory_xact_lock(7339002, p_city_id);
end
$$;

-- An instant of real time on the city's own clock.
create or replace function ledger.city_time(page ledger.page, at timestamptz) returns timestamptz
language sql immutable
as $$ select at + make_interval(hours => 24 * page.day_shift) $$;

-- The business day (Asia/Tokyo) of an instant of real time on the city's own clock.
create or replace function ledger.city_day(page ledger.page, at timestamptz) returns date
language sql immutable
as $$ select (at at time zone 'Asia/Tokyo')::date + page.day_shift $$;

create or replace function ledger.lock_keys(p_city_id integer, p_ids uuid[]) returns void
language plpgsql
as $$
declare
  v_locked boolean;
begin
  if cardinality(p_ids) = 1 and p_ids[1] is not null then
    v_locked := pg_advisory_xact_lock(uuid_hash_extended(p_ids[1], p_city_id)) is not null;
  else
    perform pg_advisory_xact_lock(k) from (
      select distinct uuid_hash_extended(id, p_city_id) as k from unnest(p_ids) id where id is not null order by 1) sorted;
  end if;
end
$$;

-- Wallets and claim links alike; a function that needs both kinds locks the wallets first.
create or replace function ledger.lock_accounts(p_city_id integer, p_ids uuid[]) returns void
language plpgsql
as $$
declare
  v_locked boolean;
begin
  if cardinality(p_ids) = 1 and p_ids[1] is not null then
    v_locked := pg_advisory_xact_lock(uuid_hash_extended(p_ids[1], ~p_city_id::bigint)) is not null;
  else
    perform pg_advisory_xact_lock(k) from (
      select distinct uuid_hash_extended(id, ~p_city_id::bigint) as k from unnest(p_ids) id where id is not null order by 1) sorted;
  end if;
end
$$;

-- The notes that left a wallet by one kind of operation on a business day, less what was undone: what caps count.
create or replace function ledger.left_on_day(p_city_id integer, p_page ledger.page, p_wallet uuid, p_code text, p_day date)
returns bigint
language sql stable
as $$
  select coalesce(sum(o.amount), 0)
    from ledger.operations o
   where o.city_id = p_city_id and o.from_account = p_wallet and o.code = p_code
     and o.recorded_at >= case p_page.kind when 'live' then clock_timestamp() - interval '26 hours' else '-infinity' end
     and (o.happened_at at time zone 'Asia/Tokyo')::date = p_day
     and not exists (select from ledger.operations u where u.city_id = p_city_id and u.undoes = o.id)
$$;

-- What a wallet paid at one shop on a business day, less what was undone: what the cap of a shop counts.
create or replace function ledger.paid_at_shop_on_day(p_city_id integer, p_page ledger.page, p_wallet uuid, p_shop uuid, p_day date)
returns bigint
language sql stable
as $$
  select coalesce(sum(o.amount), 0)
    from ledger.operations o
   where o.city_id = p_city_id and o.from_account = p_wallet and o.code = 'redeem' and o.shop_id = p_shop
     and o.recorded_at >= case p_page.kind when 'live' then clock_timestamp() - interval '26 hours' else '-infinity' end
     and (o.happened_at at time zone 'Asia/Tokyo')::date = p_day
     and not exists (select from ledger.operations u where u.city_id = p_city_id and u.undoes = o.id)
$$;

-- What a wallet was given in the calendar month of a day, by thanks and by claim links, less what was taken back; by one
-- giver, where p_giver says so.
create or replace function ledger.given_in_month(p_city_id integer, p_page ledger.page, p_receiver uuid, p_giver uuid, p_day date)
returns bigint
language sql stable
as $$
  select coalesce(sum(o.amount), 0)
    from ledger.operations o
    left join ledger.accounts l on o.code = 'claim' and l.city_id = p_city_id and l.id = o.from_account
   where o.city_id = p_city_id and o.to_account = p_receiver and o.code in ('give', 'claim')
     and (p_giver is null or coalesce(l.giver_id, o.from_account) = p_giver)
     and o.recorded_at >= case p_page.kind when 'live' then clock_timestamp() - interval '33 days' else '-infinity' end
     and date_trunc('month', o.happened_at at time zone 'Asia/Tokyo') = date_trunc('month', p_day::timestamp)
     and not exists (select from ledger.operations u where u.city_id = p_city_id and u.undoes = o.id)
$$;

-- Which cap on being given notes would be passed by `want` more yen, if any; the receiver's wallet is locked.
create or replace function ledger.gift_cap_passed(
  p_city_id integer, p_page ledger.page, p_giver uuid, p_receiver uuid, p_day date, p_want bigint, p_pair_cap_yen bigint, p_receiver_cap_yen bigint)
returns text
language sql stable
as $$
  select case
    when p_pair_cap_yen is not null and ledger.given_in_month(p_city_id, p_page, p_receiver, p_giver, p_day) + p_want > p_pair_cap_yen
      then 'pair_cap_passed'
    when p_receiver_cap_yen is not null and ledger.given_in_month(p_city_id, p_page, p_receiver, null, p_day) + p_want > p_receiver_cap_yen
      then 'receiver_cap_passed'
  end
$$;
