-- Whether a request to be recovered may be finished: every open role of staff, in whatever city, was vouched for by
-- somebody of its organisation; or there is none, and the waiting time has passed.
create or replace function people.recovery_ready(request uuid) returns boolean
language sql stable security definer set search_path = public, pg_catalog, pg_temp
as $$
  select r.finished_at is null and r.expires_at > now()
     and not exists (
       select from role_grants g
        where g.account_id = r.account_id and g.ended_at is null and g.role <> 'employee'
          and not exists (select from people.recovery_approvals a where a.request_id = r.id and a.grant_id = g.id))
     and (r.ripe_at <= now() or exists (select from people.recovery_approvals a where a.request_id = r.id))
    from people.recovery_requests r where r.id = request
$$;
