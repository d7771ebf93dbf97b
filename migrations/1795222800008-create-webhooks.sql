-- Keys of programs (access tokens with scopes) and what is told to programs of others (webhooks).

alter table shops add constraint shops_merchant_and_id_key unique (city_id, merchant_id, id);

alter table access_tokens
  add column scopes text[],
  add column created_by uuid,
  add column last_used_at timestamptz,
  add column previous_hash bytea,
  add column previous_until timestamptz,
  add constraint access_tokens_employer_fkey foreign key (city_id, employer_id) references employers (city_id, id),
  add constraint access_tokens_merchant_fkey foreign key (city_id, merchant_id) references merchants (city_id, id),
  add constraint access_tokens_shop_fkey foreign key (city_id, merchant_id, shop_id) references shops (city_id, merchant_id, id),
  add constraint access_tokens_employee_fkey foreign key (city_id, employee_id) references employees (city_id, id),
  add constraint access_tokens_scopes_of_clients check (scopes is null or role in ('hris_client', 'pos_client')),
  add constraint access_tokens_scopes_not_empty check (cardinality(scopes) > 0),
  add constraint access_tokens_previous_whole check ((previous_hash is null) = (previous_until is null));
comment on column access_tokens.scopes is 'which of the role''s permissions it has (policy.ts); null: all of them';
comment on column access_tokens.created_by is 'the actor who made it; null: the command line';
comment on column access_tokens.last_used_at is 'noted by each process once a minute at most';
comment on column access_tokens.previous_hash is 'the secret before the last rotation, good until previous_until';
create unique index access_tokens_previous_once on access_tokens (city_id, previous_hash) where previous_hash is not null;

-- Whom a program of an employer, a merchant (or one shop of it) or the city asked to be told of what.
create table webhook_subscriptions (
  city_id integer not null,
  id uuid not null,
  employer_id uuid,
  merchant_id uuid,
  shop_id uuid,
  place smallint not null,
  label text not null,
  url text not null,
  kinds text[] not null,
  secret_box bytea not null,
  previous_secret_box bytea,
  previous_until timestamptz,
  state text not null default 'active',
  off_reason text,
  off_at timestamptz,
  listens_from timestamptz not null,
  from_block bigint not null,
  failures_in_row integer not null default 0,
  failing_since timestamptz,
  rests_until timestamptz,
  created_by uuid not null,
  created_by_account uuid,
  created_at timestamptz not null default now(),
  constraint webhook_subscriptions_pkey primary key (city_id, id),
  constraint webhook_subscriptions_city_fkey foreign key (city_id) references cities (id),
  constraint webhook_subscriptions_employer_fkey foreign key (city_id, employer_id) references employers (city_id, id),
  constraint webhook_subscriptions_merchant_fkey foreign key (city_id, merchant_id) references merchants (city_id, id),
  constraint webhook_subscriptions_shop_fkey foreign key (city_id, merchant_id, shop_id) references shops (city_id, merchant_id, id),
  constraint webhook_subscriptions_one_owner check (num_nonnulls(employer_id, merchant_id) <= 1 and (shop_id is null or merchant_id is not null)),
  constraint webhook_subscriptions_place_once unique nulls not distinct (city_id, employer_id, merchant_id, place),
  constraint webhook_subscriptions_places check (place between 1 and 20),
  constraint webhook_subscriptions_label_given check (char_length(label) between 1 and 100),
  constraint webhook_subscriptions_url_form check (char_length(url) <= 2000 and url ~ '^https?://'),
  constraint webhook_subscriptions_kinds_some check (cardinality(kinds) > 0),
  -- An employer is told of its own people's places and how many notes were given, a shop of what it took.
  constraint webhook_subscriptions_kinds_fit check (
    kinds <@ case
      when employer_id is not null then array['enrolment.changed', 'employee.left', 'thanks.given', 'thanks.taken_back']
      when merchant_id is not null then array['redemption.taken', 'redemption.voided']
      else array['enrolment.changed', 'employee.left', 'thanks.given', 'thanks.taken_back', 'redemption.taken', 'redemption.voided']
    end),
  constraint webhook_subscriptions_previous_whole check ((previous_secret_box is null) = (previous_until is null)),
  constraint webhook_subscriptions_state_known check (state in ('active', 'off')),
  constraint webhook_subscriptions_off_told check (
    (state = 'off') = (off_reason is not null) and (state = 'off') = (off_at is not null)),
  constraint webhook_subscriptions_off_reason_known check (off_reason in ('by_owner', 'unreachable', 'gone')),
  constraint webhook_subscriptions_failures_not_negative check (failures_in_row >= 0)
);
comment on column webhook_subscriptions.place is 'its number among those of the same owner: there are twenty places';
comment on column webhook_subscriptions.secret_box is 'the signing secret, closed by the Vault (webhook:<id>)';
comment on column webhook_subscriptions.listens_from is 'what was recorded before is not told; from_block is the block of the ledger that was open then';
comment on column webhook_subscriptions.rests_until is 'after a failure nothing is sent to it for a while';
create index webhook_subscriptions_active on webhook_subscriptions (city_id) where state = 'active';

-- What is to be told, and how far that has come. One row for each subscription and event.
create table webhook_deliveries (
  city_id integer not null,
  subscription_id uuid not null,
  event_id uuid not null,
  kind text not null,
  happened_at timestamptz,
  data jsonb not null,
  state text not null default 'waiting',
  attempts smallint not null default 0,
  next_at timestamptz not null default now(),
  taken_until timestamptz,
  last_attempt_at timestamptz,
  last_status smallint,
  trouble text,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  constraint webhook_deliveries_once primary key (city_id, subscription_id, event_id),
  constraint webhook_deliveries_subscription_fkey foreign key (city_id, subscription_id)
    references webhook_subscriptions (city_id, id) on delete cascade,
  constraint webhook_deliveries_kind_form check (kind ~ '^[a-z_]+(\.[a-z_]+)?$'),
  constraint webhook_deliveries_state_known check (state in ('waiting', 'delivered', 'dead')),
  constraint webhook_deliveries_attempts_not_negative check (attempts >= 0),
  constraint webhook_deliveries_ended_when_not_waiting check ((state = 'waiting') = (ended_at is null))
);
comment on column webhook_deliveries.happened_at is 'told with the event; null where the moment is nobody''s business (thanks, to an employer)';
comment on column webhook_deliveries.taken_until is 'whoever is sending it has it until then; if that process was killed, another takes it after';
comment on column webhook_deliveries.trouble is 'why the last attempt failed: a code, never what the receiver wrote';
create index webhook_deliveries_due on webhook_deliveries (city_id, subscription_id, next_at, happened_at) where state = 'waiting';
create index webhook_deliveries_newest on webhook_deliveries (city_id, subscription_id, created_at, event_id);
create index webhook_deliveries_ended on webhook_deliveries (city_id, ended_at) where state <> 'waiting';

-- How far the ledger has been read: whatever stands in the blocks up to this one has its deliveries.
create table webhook_cursors (
  city_id integer not null,
  block bigint not null,
  constraint webhook_cursors_pkey primary key (city_id),
  constraint webhook_cursors_city_fkey foreign key (city_id) references cities (id)
);
