-- Who signs in, by what, and in which roles. A person's account belongs to no city (schema people); a role does.

create schema if not exists people;

create table people.accounts (
  id uuid not null,
  email text not null,
  name text not null,
  created_at timestamptz not null default now(),
  closed_at timestamptz,
  constraint people_accounts_pkey primary key (id),
  constraint people_accounts_email_form check (email = lower(email) and email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  constraint people_accounts_name_given check (char_length(name) between 1 and 100)
);
create unique index people_accounts_email_once on people.accounts (email) where closed_at is null;

create table people.passwords (
  account_id uuid not null,
  hash text not null,
  changed_at timestamptz not null default now(),
  constraint people_passwords_pkey primary key (account_id),
  constraint people_passwords_account_fkey foreign key (account_id) references people.accounts (id),
  constraint people_passwords_argon2id check (hash like '$argon2id$%')
);

-- The secret of an authenticator app, closed in the vault. Until a first code is shown it counts for nothing.
create table people.totp_secrets (
  account_id uuid not null,
  secret_box bytea not null,
  created_at timestamptz not null default now(),
  confirmed_at timestamptz,
  constraint people_totp_secrets_pkey primary key (account_id),
  constraint people_totp_secrets_account_fkey foreign key (account_id) references people.accounts (id)
);

-- The time steps whose code was taken, so that no code is taken twice (RFC 6238, 5.2).
create table people.totp_uses (
  account_id uuid not null,
  step bigint not null,
  constraint people_totp_uses_once primary key (account_id, step),
  constraint people_totp_uses_account_fkey foreign key (account_id) references people.accounts (id)
);

create table people.recovery_codes (
  account_id uuid not null,
  number integer not null,
  code_hash bytea not null,
  used_at timestamptz,
  constraint people_recovery_codes_pkey primary key (account_id, number),
  constraint people_recovery_codes_hash_once unique (account_id, code_hash),
  constraint people_recovery_codes_account_fkey foreign key (account_id) references people.accounts (id),
  constraint people_recovery_codes_ten check (number between 1 and 10)
);

create table people.sessions (
  id uuid not null,
  account_id uuid not null,
  token_hash bytea not null,
  previous_hash bytea,
  strength text not null,
  method text not null,
  device text not null,
  device_hash bytea,
  address text not null,
  started_at timestamptz not null default now(),
  rotated_at timestamptz not null default now(),
  authenticated_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  staff_seen_at timestamptz not null default now(),
  ended_at timestamptz,
  end_reason text,
  constraint people_sessions_pkey primary key (id),
  constraint people_sessions_token_once unique (token_hash),
  constraint people_sessions_account_fkey foreign key (account_id) references people.accounts (id),
  constraint people_sessions_strength_known check (strength in ('single', 'strong')),
  constraint people_sessions_end_told check ((ended_at is null) = (end_reason is null))
);
comment on column people.sessions.strength is 'single: one factor; strong: password and second factor, a passkey, or the organisation''s own sign-in';
comment on column people.sessions.authenticated_at is 'when the person last showed who it is';
comment on column people.sessions.previous_hash is 'the token before the last rotation, good for another minute from rotated_at';
create index people_sessions_by_account on people.sessions (account_id) where ended_at is null;
create index people_sessions_by_device on people.sessions (account_id, device_hash) where device_hash is not null;
create index people_sessions_by_last_seen on people.sessions (last_seen_at);
create index people_sessions_by_previous on people.sessions (previous_hash) where previous_hash is not null;

-- One-time secrets: links sent by mail, second steps of a sign-in, challenges of passkeys and of other providers.
create table people.challenges (
  id uuid not null,
  purpose text not null,
  token_hash bytea not null,
  account_id uuid,
  city_id integer,
  data jsonb not null default '{}',
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint people_challenges_pkey primary key (id),
  constraint people_challenges_token_once unique (token_hash),
  constraint people_challenges_account_fkey foreign key (account_id) references people.accounts (id),
  constraint people_challenges_city_fkey foreign key (city_id) references cities (id),
  constraint people_challenges_expire_later check (expires_at > created_at)
);
create index people_challenges_by_account on people.challenges (account_id, purpose) where used_at is null;
create index people_challenges_by_city on people.challenges (city_id, purpose, data) where used_at is null and city_id is not null;
create index people_challenges_expired on people.challenges (expires_at);

-- Somebody who has lost every second factor: the others of each organisation say that it is the person.
create table people.recovery_requests (
  id uuid not null,
  account_id uuid not null,
  requested_at timestamptz not null default now(),
  ripe_at timestamptz not null,
  expires_at timestamptz not null,
  finished_at timestamptz,
  outcome text,
  constraint people_recovery_requests_pkey primary key (id),
  constraint people_recovery_requests_account_key unique (id, account_id),
  constraint people_recovery_requests_account_fkey foreign key (account_id) references people.accounts (id),
  constraint people_recovery_requests_in_order check (ripe_at >= requested_at and expires_at > ripe_at),
  constraint people_recovery_requests_outcome_known check (outcome in ('recovered', 'refused', 'lapsed')),
  constraint people_recovery_requests_outcome_told check ((finished_at is null) = (outcome is null))
);
create unique index people_recovery_requests_one_open on people.recovery_requests (account_id) where finished_at is null;

create table people.recovery_approvals (
  request_id uuid not null,
  grant_id uuid not null,
  city_id integer not null,
  account_id uuid not null,
  approved_by uuid not null,
  approved_at timestamptz not null default now(),
  constraint people_recovery_approvals_pkey primary key (request_id, grant_id),
  constraint people_recovery_approvals_request_fkey foreign key (request_id, account_id)
    references people.recovery_requests (id, account_id),
  constraint people_recovery_approvals_by_another check (approved_by <> account_id)
);

-- How often something was tried lately, shared by all processes (the columns are those of rate-limiter-flexible).
create table people.rate_limits (
  key varchar(255) not null,
  points integer not null default 0,
  expire bigint,
  constraint people_rate_limits_pkey primary key (key)
);
create index people_rate_limits_expired on people.rate_limits (expire);

-- The roles that people have, each bound to what it may touch. Ended, never removed.
create table role_grants (
  city_id integer not null,
  id uuid not null,
  account_id uuid not null,
  role text not null,
  employer_id uuid,
  merchant_id uuid,
  shop_id uuid,
  employee_id uuid,
  granted_by uuid not null,
  granted_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid,
  end_reason text,
  constraint role_grants_pkey primary key (city_id, id),
  constraint role_grants_city_fkey foreign key (city_id) references cities (id),
  constraint role_grants_account_fkey foreign key (account_id) references people.accounts (id),
  constraint role_grants_employer_fkey foreign key (city_id, employer_id) references employers (city_id, id),
  constraint role_grants_merchant_fkey foreign key (city_id, merchant_id) references merchants (city_id, id),
  constraint role_grants_shop_fkey foreign key (city_id, shop_id) references shops (city_id, id),
  constraint role_grants_employee_fkey foreign key (city_id, employee_id) references employees (city_id, id),
  constraint role_grants_role_known check (role in ('city_admin', 'city_welfare', 'city_finance', 'city_auditor',
    'employer_hr', 'merchant_owner', 'merchant_clerk', 'employee')),
  constraint role_grants_scope_fits check (
    (role = 'employer_hr') = (employer_id is not null)
    and (role in ('merchant_owner', 'merchant_clerk')) = (merchant_id is not null)
    and (role = 'merchant_clerk') = (shop_id is not null)
    and (role = 'employee') = (employee_id is not null)),
  constraint role_grants_end_told check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null))
);
create unique index role_grants_once on role_grants (city_id, account_id, role, employer_id, merchant_id, shop_id, employee_id)
  nulls not distinct where ended_at is null;
create unique index role_grants_one_account_a_person on role_grants (city_id, employee_id)
  where employee_id is not null and ended_at is null;
create index role_grants_by_account on role_grants (account_id) where ended_at is null;
create index role_grants_by_id on role_grants (id);
create index role_grants_by_employer on role_grants (city_id, employer_id) where ended_at is null;
create index role_grants_by_merchant on role_grants (city_id, merchant_id) where ended_at is null;

-- Who was asked by mail to take a role. Its link is a challenge; here is what it gives.
create table invitations (
  city_id integer not null,
  id uuid not null,
  role text not null,
  employer_id uuid,
  merchant_id uuid,
  shop_id uuid,
  email text not null,
  name text not null,
  invited_by uuid not null,
  hands_over uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_grant_id uuid,
  revoked_at timestamptz,
  constraint invitations_pkey primary key (city_id, id),
  constraint invitations_city_fkey foreign key (city_id) references cities (id),
  constraint invitations_employer_fkey foreign key (city_id, employer_id) references employers (city_id, id),
  constraint invitations_merchant_fkey foreign key (city_id, merchant_id) references merchants (city_id, id),
  constraint invitations_shop_fkey foreign key (city_id, shop_id) references shops (city_id, id),
  constraint invitations_hands_over_fkey foreign key (city_id, hands_over) references role_grants (city_id, id),
  constraint invitations_grant_fkey foreign key (city_id, accepted_grant_id) references role_grants (city_id, id),
  constraint invitations_role_known check (role in ('city_admin', 'city_welfare', 'city_finance', 'city_auditor',
    'employer_hr', 'merchant_owner', 'merchant_clerk')),
  constraint invitations_scope_fits check (
    (role = 'employer_hr') = (employer_id is not null)
    and (role in ('merchant_owner', 'merchant_clerk')) = (merchant_id is not null)
    and (role = 'merchant_clerk') = (shop_id is not null)),
  constraint invitations_email_form check (email = lower(email) and email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  constraint invitations_accepted_or_revoked check (accepted_at is null or revoked_at is null),
  constraint invitations_accepted_gives check ((accepted_at is null) = (accepted_grant_id is null)),
  constraint invitations_expire_later check (expires_at > created_at)
);
create index invitations_open on invitations (city_id, id) where accepted_at is null and revoked_at is null;
