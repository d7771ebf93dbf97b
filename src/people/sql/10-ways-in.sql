-- By what an account can show who it is, beyond its mailbox.

-- How many ways of an account are enough for the roles of staff: passkeys, a password with an authenticator app, and
-- other providers that asked for a second factor.
create or replace function people.strong_ways(account uuid) returns integer
language sql stable security definer set search_path = public, pg_catalog, pg_temp
as $$
  select (select count(*) from people.passkeys k where k.account_id = account)::integer
       + (select count(*) from people.totp_secrets t join people.passwords p using (account_id)
           where t.account_id = account and t.confirmed_at is not null)::integer
       + (select count(*) from people.identities i where i.account_id = account and i.second_factor)::integer
$$;

-- Whether the account has a role that its mailbox alone does not open.
create or replace function people.is_staff(account uuid) returns boolean
language sql stable security definer set search_path = public, pg_catalog, pg_temp
as $$
  select exists (select from role_grants g
                  where g.account_id = account and g.role <> 'employee' and g.ended_at is null)
$$;

-- Whether a mailed link alone must not change by what the account signs in: it has an authenticator app, or is staff's
-- and has another strong way. An employee's own coupons open to the mailbox, so a lost phone is replaced by it as well.
create or replace function people.has_second_factor(account uuid) returns boolean
language sql stable security definer set search_path = public, pg_catalog, pg_temp
as $$
  select exists (select from people.totp_secrets t where t.account_id = account and t.confirmed_at is not null)
      or people.is_staff(account) and people.strong_ways(account) > 0
$$;

-- A passkey whose counter does not go up may have been copied (WebAuthn, 6.1.1); one that counts nothing stays at 0.
create or replace function people.passkeys_guard() returns trigger
language plpgsql security definer set search_path = public, pg_catalog, pg_temp
as $$
begin
  if (new.counter > 0 or old.counter > 0) and new.counter <= old.counter then
    raise exception using errcode = '23514', constraint = 'people_passkeys_counter_goes_up',
      message = 'the counter of a passkey goes up with each use';
  end if;
  return new;
end
$$;
create or replace trigger people_passkeys_guarded before update of counter on people.passkeys
  for each row execute function people.passkeys_guard();
alter table people.passkeys enable always trigger people_passkeys_guarded;
