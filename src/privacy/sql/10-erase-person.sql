-- The day from which a person's data may be erased: after so many whole fiscal years (April to March) as the city keeps
-- it, counted from the end of the fiscal year of the last movement of coupons, of an employment or of an enrolment.
create or replace function erasable_from(city integer, person uuid, today date) returns date
language sql stable set search_path = public, pg_catalog, pg_temp
return (
  with moved as (
    select max(m.on_day) as last from (
      select (max(o.happened_at) at time zone 'Asia/Tokyo')::date as on_day from ledger.operations o
       where o.city_id = city and o.from_account = person
      union all
      select (max(o.happened_at) at time zone 'Asia/Tokyo')::date from ledger.operations o
       where o.city_id = city and o.to_account = person
      union all
      select max(greatest(e.from_on, e.until_on)) from employments e where e.city_id = city and e.employee_id = person
      union all
      select max(n.ended_on) from enrolments n where n.city_id = city and n.employee_id = person) m
  ), kept as (
    select coalesce((select r.fiscal_years from retention_rules r
                      where r.city_id = city and r.valid_from <= today order by r.valid_from desc limit 1), 5) as years
  )
  select make_date(extract(year from moved.last - interval '3 months')::integer + 1 + kept.years, 4, 1) from moved, kept);

-- Erases what is personal about an employee, everywhere but in the ledger, which holds ids only. By the owner's rights,
-- since it reaches into the audit log and into the account; only in the city whose rows the connection shows.
-- Inputs: the city, the person. Outputs: outcome erased, or why not (not_found, erased_already, coupons_open, employed_still,
-- enrolled_still, kept_still), and for the last one the day until which it is kept.
create or replace function erase_person(city integer, person uuid, out outcome text, out erasable_on date)
language plpgsql security definer set search_path = public, pg_catalog, pg_temp
as $$
declare
  moment constant timestamptz := clock_timestamp();
  act constant text := coalesce(current_setting('sankyu.act', true), '');
  today date;
  found_person employees;
begin
  if city is distinct from nullif(current_setting('sankyu.city', true), '')::integer then
    outcome := 'not_found'; return;
  end if;
  select coalesce((select b.clock_on from ledger.blocks b where b.city_id = city order by b.block desc limit 1),
                  (moment at time zone 'Asia/Tokyo')::date) into today;
  select * into found_person from employees e where e.city_id = city and e.id = person for update;
  if not found then outcome := 'not_found'; return; end if;
  if found_person.erased_at is not null then outcome := 'erased_already'; return; end if;
  if exists (select from ledger.holdings h where h.city_id = city and h.account_id = person and h.amount > 0)
     or exists (select from claim_links l where l.city_id = city and l.giver_id = person and l.settled_at is null) then
    outcome := 'coupons_open'; return;
  end if;
  if exists (select from employments e where e.city_id = city and e.employee_id = person and e.until_on is null) then
    outcome := 'employed_still'; return;
  end if;
  if exists (select from enrolments n
              where n.city_id = city and n.employee_id = person and n.state not in ('ended', 'refused')) then
    outcome := 'enrolled_still'; return;
  end if;
  erasable_on := erasable_from(city, person, today);
  if erasable_on > today then outcome := 'kept_still'; return; end if;
  erasable_on := null;

  -- That a person was erased is in the log; what was erased must not get into it by that.
  perform set_config('sankyu.act', '', true);
  update employees set name = '消去済', name_kana = 'ショウキョズミ', email = '', erased_at = moment
   where city_id = city and id = person;
  update employments set staff_number = '', erased_at = moment where city_id = city and employee_id = person;
  update enrolment_events v set reason = '', before = null, after = null
    from enrolments n
   where n.city_id = city and n.employee_id = person and v.city_id = city and v.enrolment_id = n.id;
  update different_children d set reason = '消去済'
    from enrolments n
   where n.city_id = city and n.employee_id = person and d.city_id = city and n.id in (d.first_id, d.second_id);
  update enrolments
     set child_birth_date = '1900-01-01', leave_started_on = '1900-01-01', returned_on = '1900-01-01', child_number = null,
         erased_at = moment
   where city_id = city and employee_id = person;
  update thanks set message = '', erased_at = moment
   where city_id = city and erased_at is null and (giver_id = person or receiver_id = person);
  update redemption_disputes set words = '消去済', decision = case when decision is not null then '消去済' end
   where city_id = city and employee_id = person;
  update access_tokens set label = '消去済', revoked_at = coalesce(revoked_at, moment)
   where city_id = city and employee_id = person;
  delete from pressure_messages m using pressure_reports r
   where r.city_id = city and r.employee_id = person and m.city_id = city and m.report_id = r.id;
  delete from answered_requests where city_id = city and owner = person::text;
  delete from audit_personal where city_id = city and person_id = person;
  perform erase_account(city, person);
  perform set_config('sankyu.act', act, true);
  outcome := 'erased';
end
$$;

-- Ends the person's role as an employee; where that was the account's last role anywhere, the account goes too.
create or replace function erase_account(city integer, person uuid) returns void
language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
declare
  moment constant timestamptz := clock_timestamp();
  own uuid;
begin
  for own in select distinct g.account_id from role_grants g where g.city_id = city and g.employee_id = person loop
    update role_grants set ended_at = moment, ended_by = own, end_reason = 'erased'
     where city_id = city and employee_id = person and account_id = own and ended_at is null;
    continue when exists (select from role_grants g where g.account_id = own and g.ended_at is null);
    perform erase_sign_in(own);
  end loop;
end
$$;
revoke execute on function erase_account(integer, uuid) from public;

-- Closes an account, frees its address, and removes every way to sign in, its letters, and from where it was used.
create or replace function erase_sign_in(account uuid) returns void
language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
declare
  moment constant timestamptz := clock_timestamp();
  place regclass;
begin
  -- Tables that others refer to come last.
  for place in
    select c.oid::regclass from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id'
     where c.relnamespace = 'people'::regnamespace and c.relkind = 'r' and c.relname <> 'sessions'
     order by (select count(*) from pg_constraint f where f.confrelid = c.oid)
  loop
    execute format('delete from %s where account_id = $1', place) using account;
  end loop;
  update people.sessions
     set address = '', device = '', device_hash = null, ended_at = coalesce(ended_at, moment),
         end_reason = coalesce(end_reason, 'erased')
   where account_id = account;
  update people.accounts
     set email = account || '@erased.invalid', name = '消去済', closed_at = coalesce(closed_at, moment)
   where id = account;
end
$$;
revoke execute on function erase_sign_in(uuid) from public;

-- Answers that are given again to a repeated request may hold names. After thirty days nobody repeats one: what it was
-- answered is forgotten, that it was answered is not. Outputs: how many.
create or replace function forget_answers(city integer) returns integer
language plpgsql security definer set search_path = public, pg_catalog, pg_temp
as $$
declare
  moment constant timestamptz := clock_timestamp();
  forgotten integer;
begin
  if city is distinct from nullif(current_setting('sankyu.city', true), '')::integer then return 0; end if;
  update answered_requests set body = null
   where city_id = city and body is not null and answered_at < moment - interval '30 days';
  get diagnostics forgotten = row_count;
  return forgotten;
end
$$;
