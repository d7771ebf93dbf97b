-- Which request caused what is done later, when each job was done last, and when a city's books were proved last: for
-- whoever reads the log and the metrics.

alter table tasks
  add column request_id text,
  add constraint tasks_request_id_length check (length(request_id) <= 100);
comment on column tasks.request_id is 'the request in which it was asked for; stands in each line of the log about it';

alter table people.letters
  add column request_id text,
  add constraint letters_request_id_length check (length(request_id) <= 100);
comment on column people.letters.request_id is 'the request that caused it; null where a job wrote it by itself';
create index letters_dead on people.letters (ended_at) where state = 'dead';

alter table webhook_deliveries
  add column request_id text,
  add constraint webhook_deliveries_request_id_length check (length(request_id) <= 100);
comment on column webhook_deliveries.request_id is 'the request that caused it; null for what is found in the ledger, whose event is the id of the operation';
create index webhook_deliveries_dead on webhook_deliveries (city_id, ended_at) where state = 'dead';

-- How each job that comes round by itself fared, in whichever process.
create table job_rounds (
  job text not null,
  known_since timestamptz not null default now(),
  done_at timestamptz,
  failed_at timestamptz,
  failures_in_row integer not null default 0,
  constraint job_rounds_pkey primary key (job),
  constraint job_rounds_failures_not_negative check (failures_in_row >= 0),
  constraint job_rounds_failed_is_dated check (failures_in_row = 0 or failed_at is not null)
);
comment on column job_rounds.known_since is 'when a worker first had it to do: from then on it is owed';
comment on column job_rounds.failures_in_row is 'since it was done last';

-- Each time that a city's books were proved, and how that ended.
create table verifications (
  city_id integer not null,
  id uuid not null,
  verified_at timestamptz not null default clock_timestamp(),
  differences integer not null,
  constraint verifications_pkey primary key (city_id, id),
  constraint verifications_city_fkey foreign key (city_id) references cities (id),
  constraint verifications_differences_not_negative check (differences >= 0)
);
create index verifications_newest on verifications (city_id, verified_at);
comment on column verifications.differences is 'that were reported: at most a hundred a check';
