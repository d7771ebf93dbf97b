-- By what else people sign in: passkeys, and their accounts with other providers.

create table people.passkeys (
  id uuid not null,
  account_id uuid not null,
  credential_id bytea not null,
  public_key bytea not null,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text[] not null default '{}',
  label text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  constraint people_passkeys_pkey primary key (id),
  constraint people_passkeys_credential_once unique (credential_id),
  constraint people_passkeys_account_fkey foreign key (account_id) references people.accounts (id),
  constraint people_passkeys_counter_range check (counter between 0 and 4294967295),
  constraint people_passkeys_device_type_known check (device_type in ('single_device', 'multi_device')),
  constraint people_passkeys_backup_possible check (not backed_up or device_type = 'multi_device'),
  constraint people_passkeys_label_given check (char_length(label) between 1 and 60)
);
comment on column people.passkeys.public_key is 'COSE_Key, as the authenticator gave it (RFC 9052)';
comment on column people.passkeys.counter is 'signatures so far, as the authenticator counts them; 0 where it does not count';
comment on column people.passkeys.backed_up is 'whether its owner''s devices share it, as told at its last use';
create index people_passkeys_by_account on people.passkeys (account_id, created_at);

-- Whom another provider (OpenID Connect) calls by this subject.
create table people.identities (
  id uuid not null,
  account_id uuid not null,
  provider text not null,
  issuer text not null,
  subject text not null,
  second_factor boolean not null default false,
  linked_at timestamptz not null default now(),
  last_used_at timestamptz,
  constraint people_identities_pkey primary key (id),
  constraint people_identities_subject_once unique (issuer, subject),
  constraint people_identities_one_of_an_issuer unique (account_id, issuer),
  constraint people_identities_account_fkey foreign key (account_id) references people.accounts (id),
  constraint people_identities_subject_given check (char_length(subject) between 1 and 255)
);
comment on column people.identities.provider is 'the name under which the operator has set this provider up';
comment on column people.identities.second_factor is 'whether its last sign-in was strong enough for the roles of staff';
