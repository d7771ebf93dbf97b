-- Whether a request to be recovered may be finished: every open role of staff, in whatever city, was vouched for by
-- somebody of its organisation; or there is none, and the waiting time has passed.
create or replace function people.recovery_ready(request uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_catalog, pg_temp
as $$
declare
  v_request people.recovery_requests;
  v_approved uuid[];
begin
  select * into v_request from people.recovery_requests r where r.id = request;
  v_approved := array(select a.grant_id from people.recovery_approvals a where a.request_id = request);
  return v_request.finished_at is null and v_request.expires_at > now()
     and not exists (
       select 1 from role_grants g
        where g.account_id = v_request.account_id and g.ended_at is null and g.role <> 'employee' and g.id <> all (v_approved))
     and (v_request.ripe_at <= now() or cardinality(v_approved) > 0);
end
$$;
