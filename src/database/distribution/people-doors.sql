-- Who somebody is, where roles are spread; 20-doors of src/people/sql has it for one server, with the same answers. Sessions
-- and accounts are read where the service is connected, and roles from all nodes: whoever asks has not yet said a city.
create or replace function people.session_of(hash bytea, wanted_grant uuid)
returns table (session_id uuid, account_id uuid, strength text, fresh boolean, staff_fresh boolean,
               seen_long_ago boolean, to_rotate boolean, second_factor boolean, email text, account_name text,
               city_id integer, grant_id uuid, role text, employer_id uuid, merchant_id uuid, shop_id uuid, employee_id uuid)
language plpgsql stable security definer set search_path = public, pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_id uuid;
  v_session people.sessions;
  v_account people.accounts;
  v_grant role_grants;
begin
  select id into v_id from (
    select id from people.sessions where token_hash = hash
    union all
    select id from people.sessions where previous_hash = hash and rotated_at > now() - interval '1 minute'
    limit 1) found;
  select s.* into v_session from people.sessions s where s.id = v_id;
  if v_session.id is null or not people.session_lives(v_session) then
    return;
  end if;
  select a.* into v_account from people.accounts a where a.id = v_session.account_id and a.closed_at is null;
  if v_account.id is null then
    return;
  end if;
  if wanted_grant is not null then
    select g.* into v_grant from role_grants g
     where g.id = wanted_grant and g.account_id = v_session.account_id and g.ended_at is null;
  end if;
  return query
  select v_session.id, v_session.account_id, v_session.strength,
         v_session.authenticated_at > now() - interval '10 minutes',
         v_session.authenticated_at > now() - interval '12 hours' and v_session.staff_seen_at > now() - interval '30 minutes',
         v_session.last_seen_at < now() - interval '1 minute' or v_session.staff_seen_at < now() - interval '1 minute',
         v_session.token_hash = hash and v_session.rotated_at < now() - interval '1 day',
         people.has_second_factor(v_session.account_id), v_account.email, v_account.name,
         v_grant.city_id, v_grant.id, v_grant.role, v_grant.employer_id, v_grant.merchant_id, v_grant.shop_id, v_grant.employee_id;
end
$$;
