-- Erases what is personal about staff who have gone: accounts whose every role has ended, once each city in which they had one
-- has kept them for its time, counted as for employees from the end of the fiscal year of the role's end; and the names on
-- invitations that were answered, taken back or left to lapse thirty days ago. An account that is an employee's too goes
-- with that person. Roles end on the real calendar, also in a rehearsal. Outputs: how many accounts.
create or replace function erase_staff(city integer) returns integer
language plpgsql security definer set search_path = public, pg_catalog, pg_temp
as $$
declare
  moment constant timestamptz := clock_timestamp();
  act constant text := coalesce(current_setting('sankyu.act', true), '');
  today constant date := (moment at time zone 'Asia/Tokyo')::date;
  gone uuid[];
begin
  if city is distinct from nullif(current_setting('sankyu.city', true), '')::integer then return 0; end if;
  -- As with employees: what is erased must not get into the log by that.
  perform set_config('sankyu.act', '', true);
  with closed as (
    update invitations i set name = '消去済', email = i.id || '@erased.invalid'
     where i.city_id = city and i.name <> '消去済'
       and coalesce(i.accepted_at, i.revoked_at, i.expires_at) < moment - interval '30 days'
    returning i.id)
  delete from audit_personal p using closed where p.city_id = city and p.person_id = closed.id;

  select array_agg(a.id) into gone from people.accounts a
   where a.closed_at is null
     and exists (select from role_grants g where g.city_id = city and g.account_id = a.id)
     and not exists (
       select from role_grants g
         left join employees e on e.city_id = g.city_id and e.id = g.employee_id
        where g.account_id = a.id
          and (g.ended_at is null or e.erased_at is null and e.id is not null or staff_kept_until(g.city_id, g.ended_at, today) > today));
  perform erase_sign_in(account) from unnest(gone) account;
  delete from audit_personal p where p.city_id = city and p.person_id = any (gone);
  perform set_config('sankyu.act', act, true);
  return coalesce(cardinality(gone), 0);
end
$$;

-- The day from which the account of a role that ended at that moment may be erased.
create or replace function staff_kept_until(city integer, ended_at timestamptz, today date) returns date
language sql stable set search_path = public, pg_catalog, pg_temp
return (
  select make_date(extract(year from (ended_at at time zone 'Asia/Tokyo') - interval '3 months')::integer + 1
           + coalesce((select r.fiscal_years from retention_rules r
                        where r.city_id = city and r.valid_from <= today order by r.valid_from desc limit 1), 5), 4, 1));
revoke execute on function staff_kept_until(integer, timestamptz, date) from public;
