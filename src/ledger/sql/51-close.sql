-- Closes a month: from now on nothing is posted into it; what comes later counts in the next one. The caller waits until
-- nobody writes in the city's book, so an operation is in the month or in the next, never in both. Closing a month again
-- changes nothing. Answers the block that began with it. Called alone, outside other ledger work.
-- Raises month_not_over while the month is not past on the city's clock, earlier_month_open when an earlier month that
-- has operations is not closed.
create or replace function ledger.close_month(p_city_id integer, p_month date) returns bigint
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp
as $$
declare
  v_page page;
begin
  perform enter_alone(p_city_id);
  v_page := enter(p_city_id);
  if v_page.closed_through >= p_month then
    return (select min(block) from blocks where city_id = p_city_id and closed_through >= p_month);
  end if;
  if date_trunc('month', city_day(v_page, clock_timestamp())::timestamp)::date <= p_month then
    raise exception using errcode = '23514', constraint = 'month_not_over', message = 'the month is not over on the city''s clock';
  end if;
  if v_page.closed_through is not null and p_month <> (v_page.closed_through + interval '1 month')::date
     or v_page.closed_through is null and exists (select from operations where city_id = p_city_id and period < p_month) then
    raise exception using errcode = '23514', constraint = 'earlier_month_open', message = 'an earlier month is not closed';
  end if;
  return turn_page(p_city_id, null, p_month, null);
end
$$;
