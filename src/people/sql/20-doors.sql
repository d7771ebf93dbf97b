-- What is asked before anybody knows which city it is about. Row security hides every city's roles from the
-- application then; these functions, which are the owner's, show one account its own and nothing else.

-- The open roles of an account over all cities, with the names of what they are bound to.
create or replace function people.roles_of(account uuid)
returns table (city_id integer, city_code text, city_name text, grant_id uuid, role text, employer_id uuid,
               merchant_id uuid, shop_id uuid, employee_id uuid, employer_name text, merchant_name text,
               shop_name text, granted_at timestamptz)
language sql stable security definer set search_path = public, pg_catalog, pg_temp
as $$
  select g.city_id, c.code, c.name, g.id, g.role, g.employer_id, g.merchant_id, g.shop_id, g.employee_id,
         e.name, m.name, s.name, g.granted_at
    from role_grants g
    join cities c on c.id = g.city_id
    left join employers e on e.city_id = g.city_id and e.id = g.employer_id
    left join merchants m on m.city_id = g.city_id and m.id = g.merchant_id
    left join shops s on s.city_id = g.city_id and s.id = g.shop_id
   where g.account_id = account and g.ended_at is null
   order by g.granted_at, g.id
$$;

-- Whether a session may still be used. Times are the database's.
--   Of an account with an employee's role a session lasts 30 days; of any other 12 hours, and 30 minutes unused.
create or replace function people.session_lives(s people.sessions) returns boolean
language sql stable security definer set search_path = public, pg_catalog, pg_temp
as $$
  select s.ended_at is null
     and case when exists (select from role_grants e
                            where e.account_id = s.account_id and e.role = 'employee' and e.ended_at is null)
              then s.started_at > now() - interval '30 days'
              else s.authenticated_at > now() - interval '12 hours' and s.last_seen_at > now() - interval '30 minutes' end
$$;

-- One request's session by the hash of its token, if it is still good, with the role it names (or none). Asked at every
-- request, so that what was ended anywhere is ended everywhere.
--   Staff's roles need 12 hours and 30 minutes in any case: `staff_fresh`.
create or replace function people.session_of(hash bytea, wanted_grant uuid)
returns table (session_id uuid, account_id uuid, strength text, fresh boolean, staff_fresh boolean,
               seen_long_ago boolean, to_rotate boolean, second_factor boolean, email text, account_name text,
               city_id integer, grant_id uuid, role text, employer_id uuid, merchant_id uuid, shop_id uuid, employee_id uuid)
language sql stable security definer set search_path = public, pg_catalog, pg_temp
as $$
  with found as (
    select id from people.sessions where token_hash = hash
    union all
    select id from people.sessions where previous_hash = hash and rotated_at > now() - interval '1 minute'
    limit 1)
  select s.id, s.account_id, s.strength,
         s.authenticated_at > now() - interval '10 minutes',
         s.authenticated_at > now() - interval '12 hours' and s.staff_seen_at > now() - interval '30 minutes',
         s.last_seen_at < now() - interval '1 minute' or s.staff_seen_at < now() - interval '1 minute',
         s.token_hash = hash and s.rotated_at < now() - interval '1 day',
         people.has_second_factor(s.account_id),
         a.email, a.name,
         g.city_id, g.id, g.role, g.employer_id, g.merchant_id, g.shop_id, g.employee_id
    from found
    join people.sessions s using (id)
    join people.accounts a on a.id = s.account_id and a.closed_at is null
    left join role_grants g on g.id = wanted_grant and g.account_id = s.account_id and g.ended_at is null
   where people.session_lives(s)
$$;
