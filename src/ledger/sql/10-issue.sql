-- Issues allocations, thousands in one call: allocation, operation, transfer and holding of each, in one statement.
-- An item whose person has an allocation of that programme and month already is passed over, so a run that was killed
-- is simply run again and two runs at once issue each allocation once (rows are inserted in one order of people, so
-- neither run can wait for the other in a circle).
-- It looks nothing up but by index: what the planner believes of a city's first month, whose tables were empty a moment
-- before, must not decide how the constraints and guards look for each row.
-- Answers how many were issued now, with their yen. Raises holdings_account_fkey for a person without a wallet,
-- allocations_not_ahead for a month of issuing that has not begun on the city's clock, and allocations_not_lapsed for
-- coupons that would have lapsed already, which nobody would ever lapse.
create or replace function ledger.issue(p_city_id integer, p_items ledger.issue_item[])
returns table (taken integer, amount bigint, employer_share bigint, city_share bigint)
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp set enable_seqscan = off
as $$
declare
  v_page page := enter(p_city_id);
  v_now timestamptz := clock_timestamp();
  v_day date := city_day(v_page, v_now);
  v_time timestamptz := city_time(v_page, v_now);
  v_last_month date;
  v_first_end date;
begin
  select max(i.issued_month), min(i.expires_on) into v_last_month, v_first_end from unnest(p_items) i;
  if v_last_month > v_day then
    raise exception using errcode = '23514', constraint = 'allocations_not_ahead',
      message = format('coupons are issued in a month that has not begun on %s', v_day);
  end if;
  if v_first_end <= v_page.lapsed_through then
    raise exception using errcode = '23514', constraint = 'allocations_not_lapsed',
      message = format('coupons are issued whose last day is not after %s, through which everything has lapsed', v_page.lapsed_through);
  end if;
  return query
  with issued as (
    insert into allocations (city_id, id, programme_id, employee_id, enrolment_id, employer_id, municipality_id, month,
           issued_month, expires_on, amount, employer_share, city_share, note_yen, billing_basis)
    select p_city_id, i.allocation_id, i.programme_id, i.employee_id, i.enrolment_id, i.employer_id, i.municipality_id, i.month,
           i.issued_month, i.expires_on, i.employer_yen + i.city_yen, i.employer_yen, i.city_yen, i.note_yen, i.billing_basis
      from unnest(p_items) with ordinality i
     order by i.programme_id, i.employee_id, i.month, i.ordinality
    on conflict do nothing
    returning allocations.*
  ),
  operation as (
    insert into operations (city_id, id, code, from_account, to_account, amount, actor_id, request_digest, period, happened_at, recorded_at, block)
    select p_city_id, a.id, 'issue', issue_account(), a.employee_id, a.amount, i.actor_id, a.id, v_page.period,
           v_time, v_now, v_page.block
      from issued a
      join (
        select distinct on (allocation_id) allocation_id, actor_id from unnest(p_items) with ordinality order by allocation_id, ordinality) i on i.allocation_id = a.id
  ),
  movement as (
    insert into transfers (city_id, operation_id, line, code, period, allocation_id, from_account, to_account, amount, employer_share, city_share,
           to_hands, to_step, to_amount_before, to_employer_before)
    select p_city_id, a.id, 1, 'issue', v_page.period, a.id, issue_account(), a.employee_id, a.amount, a.employer_share, a.city_share, 0, 1, 0, 0
      from issued a
  ),
  holding as (
    insert into holdings (city_id, account_id, allocation_id, hands, month, expires_on, note_yen, amount, employer_share, city_share, step)
    select p_city_id, a.employee_id, a.id, 0, a.month, a.expires_on, a.note_yen, a.amount, a.employer_share, a.city_share, 1
      from issued a
  )
  select count(*)::integer, coalesce(sum(a.amount), 0)::bigint, coalesce(sum(a.employer_share), 0)::bigint, coalesce(sum(a.city_share), 0)::bigint
    from issued a;
end
$$;
