-- Lapses what its last day has passed: up to p_limit holdings of a city in one call, one operation each. Lapsing
-- starts at 00:05 of the day after, so that what was received at 23:59:59 is posted first; a rehearsal's day has no
-- such minutes. Answers what lapsed; holdings = 0 says that nothing is left.
create or replace function ledger.expire(p_city_id integer, p_limit integer)
returns table (holdings integer, amount bigint, employer_share bigint, city_share bigint)
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp
as $$
declare
  v_page page := enter(p_city_id);
  v_before date := lapse_before(v_page);
  v_accounts uuid[];
  v_now timestamptz;
begin
  v_accounts := array(
    select h.account_id from holdings h
     where h.city_id = p_city_id and h.expires_on < v_before and h.expires_on > v_page.lapsed_through and h.amount > 0
     limit p_limit);
  perform lock_accounts(p_city_id, array(select a.id from accounts a where a.city_id = p_city_id and a.id = any (v_accounts) and a.kind = 'wallet'));
  perform lock_accounts(p_city_id, array(select a.id from accounts a where a.city_id = p_city_id and a.id = any (v_accounts) and a.kind = 'link'));
  v_now := clock_timestamp();
  return query
  select o.* from (
    select array_agg(derived_id(h.allocation_id, 'expire:' || h.account_id || ':' || h.hands || ':' || h.step)) as ids,
           array_agg(h.account_id) as accounts, array_agg(h.allocation_id) as allocations, array_agg(h.hands::integer) as hands
      from ledger.holdings h
     where h.city_id = p_city_id and h.account_id = any (v_accounts) and h.expires_on < v_before
       and h.expires_on > v_page.lapsed_through and h.amount > 0) due
  cross join lateral take_out(p_city_id, v_page, v_now, 'expire', issue_account(), issue_account(), due.ids, due.accounts, due.allocations, due.hands) o;
end
$$;

-- The day before which everything is to lapse now.
create or replace function ledger.lapse_before(p_page ledger.page) returns date
language sql volatile
as $$
  select case p_page.kind when 'rehearsal' then p_page.clock_on
              else ((clock_timestamp() - interval '5 minutes') at time zone 'Asia/Tokyo')::date end
$$;

-- Writes down that everything has lapsed through yesterday, when that is so: from then on, what comes back later than
-- its last day lapses in the same call. Answers whether it is so. Called alone, outside other ledger work.
create or replace function ledger.mark_lapsed(p_city_id integer) returns boolean
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp
as $$
declare
  v_page page;
  v_before date;
begin
  perform enter_alone(p_city_id);
  v_page := enter(p_city_id);
  v_before := lapse_before(v_page);
  if exists (select from holdings h where h.city_id = p_city_id and h.expires_on < v_before and h.expires_on > v_page.lapsed_through and h.amount > 0) then
    return false;
  end if;
  if v_before - 1 > v_page.lapsed_through then
    perform turn_page(p_city_id, null, null, v_before - 1);
  end if;
  return true;
end
$$;
