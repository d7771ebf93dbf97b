-- Roles are ended, never removed or rewritten, and a city always keeps somebody who can give roles.

create or replace function role_grants_guard() returns trigger
language plpgsql security definer set search_path = public, pg_catalog, pg_temp
as $$
declare
  v_others uuid[];
begin
  if tg_op = 'DELETE' or old.ended_at is not null
     or (to_jsonb(old) - array['ended_at', 'ended_by', 'end_reason'])
        is distinct from (to_jsonb(new) - array['ended_at', 'ended_by', 'end_reason']) then
    raise exception using errcode = '23514', constraint = 'role_grants_only_ended',
      message = 'a role that was given is ended once and otherwise kept as it was given';
  end if;
  if old.role = 'city_admin' and new.ended_at is not null then
    -- Two administrators who end each other at once take turns here.
    perform pg_advisory_xact_lock(hashtextextended('city_admin:' || old.city_id, 0));
    v_others := array(select g.account_id from role_grants g
                       where g.city_id = old.city_id and g.role = 'city_admin' and g.ended_at is null and g.id <> old.id);
    if not exists (select from people.accounts a where a.id = any (v_others) and a.closed_at is null) then
      raise exception using errcode = '23514', constraint = 'role_grants_last_city_admin',
        message = 'the last administrator of a city stays';
    end if;
  end if;
  -- What its person sent out and nobody has accepted is void with it, however it ends: a mailbox that the leaver has
  -- invited would be a way back. Only a hand-over outlives a role that is given up or handed over, for the successor.
  -- One that is being accepted at this moment was accepted before.
  update invitations i set revoked_at = now()
   where i.city_id = old.city_id and i.id in (
     select o.id from invitations o
      where o.city_id = old.city_id and o.accepted_at is null and o.revoked_at is null
        and (o.invited_by = old.account_id and o.hands_over is null
             or new.end_reason not in ('given_up', 'handed_over') and old.id = o.hands_over)
        for update skip locked);
  return new;
end
$$;
create or replace trigger role_grants_guarded before update or delete on role_grants
  for each row execute function role_grants_guard();
alter table role_grants enable always trigger role_grants_guarded;

-- Who leaves an employer is no longer its HR, and shows anew who it is before the own coupons are seen again.
create or replace function employments_leaver() returns trigger
language plpgsql security definer set search_path = public, pg_catalog, pg_temp
as $$
declare
  leaver uuid;
begin
  select account_id into leaver from role_grants
   where city_id = new.city_id and employee_id = new.employee_id and ended_at is null;
  if leaver is null then
    return new;
  end if;
  update role_grants set ended_at = now(), ended_by = leaver, end_reason = 'left'
   where city_id = new.city_id and account_id = leaver and employer_id = new.employer_id and ended_at is null;
  update people.sessions set ended_at = now(), end_reason = 'left'
   where account_id = leaver and ended_at is null;
  return new;
end
$$;
create or replace trigger employments_left after update of until_on on employments
  for each row when (old.until_on is null and new.until_on is not null) execute function employments_leaver();
