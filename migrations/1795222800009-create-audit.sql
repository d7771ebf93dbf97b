-- The audit log: who did what, when, from where and with what outcome; what that changed; and, apart from both, the
-- personal values in it, so that they can be erased while the log stays whole. Then what erasing a person needs.

-- One row for each act of staff that may change something, for each reading of personal data by staff, and for each
-- command of the command line. It is written before the act; its outcome is noted once, afterwards.
create table audit_acts (
  city_id integer not null,
  id uuid not null,
  kind text not null,
  begun_at timestamptz not null default clock_timestamp(),
  actor_id uuid not null,
  account_id uuid,
  credential_id uuid,
  role text not null,
  source text not null,
  permission text not null,
  reads text,
  method text,
  route text,
  object_ids uuid[] not null default '{}',
  address text,
  device text,
  request_id text,
  ended_at timestamptz,
  outcome text,
  status integer,
  problem text,
  constraint audit_acts_pkey primary key (city_id, id),
  constraint audit_acts_city_fkey foreign key (city_id) references cities (id),
  constraint audit_acts_kind_known check (kind in ('change', 'read', 'command')),
  constraint audit_acts_read_says_what check ((kind = 'read') = (reads is not null)),
  constraint audit_acts_source_whole check (case source
    when 'http' then kind in ('change', 'read') and num_nulls(method, route, address, request_id) = 0
    when 'cli' then kind = 'command' and num_nonnulls(method, route, address, request_id, device) = 0
    else false end),
  constraint audit_acts_outcome_known check (outcome in ('done', 'refused', 'failed')),
  constraint audit_acts_outcome_whole check ((outcome is null) = (ended_at is null) and (outcome is null or outcome = 'done') = (problem is null)),
  constraint audit_acts_lengths check (length(permission) <= 100 and length(route) <= 300 and length(device) <= 300 and length(request_id) <= 100)
);
create index audit_acts_by_time on audit_acts (city_id, begun_at, id);
create index audit_acts_by_actor on audit_acts (city_id, actor_id, begun_at);
create index audit_acts_by_permission on audit_acts (city_id, permission, begun_at);
create index audit_acts_by_object on audit_acts using gin (object_ids);
comment on column audit_acts.outcome is 'null while it runs, and for ever when the process ended before it was known';
comment on column audit_acts.permission is 'of the policy table; for kind command, the command';
comment on column audit_acts.object_ids is 'the ids in the path, and those that the answer made or showed';

-- One row changed by an act: the columns that changed, before and after. What is personal or closed only says so.
create sequence audit_change_numbers;
create table audit_changes (
  city_id integer not null,
  number bigint not null,
  act_id uuid not null,
  table_name text not null,
  operation text not null,
  row_key jsonb not null,
  object_id uuid,
  before jsonb,
  after jsonb,
  constraint audit_changes_pkey primary key (city_id, number),
  constraint audit_changes_act_fkey foreign key (city_id, act_id) references audit_acts (city_id, id),
  constraint audit_changes_operation_known check (operation in ('insert', 'update', 'delete')),
  constraint audit_changes_sides_fit check ((before is null) = (operation = 'insert') and (after is null) = (operation = 'delete'))
);
create index audit_changes_of_act on audit_changes (city_id, act_id, number);
create index audit_changes_of_object on audit_changes (city_id, object_id);

-- The personal values of a change, and whose they are. Erased with the person.
create table audit_personal (
  city_id integer not null,
  number bigint not null,
  column_name text not null,
  person_id uuid not null,
  before text,
  after text,
  constraint audit_personal_pkey primary key (city_id, number, column_name),
  constraint audit_personal_change_fkey foreign key (city_id, number) references audit_changes (city_id, number)
);
create index audit_personal_of_person on audit_personal (city_id, person_id);

-- How long personal data is kept after a person's last movement, from a day on. Where nothing is set: five fiscal years,
-- after which money that is owed to or by a municipality can no longer be claimed (地方自治法 第236条第1項).
create table retention_rules (
  city_id integer not null,
  valid_from date not null,
  fiscal_years integer not null,
  set_by uuid not null,
  set_at timestamptz not null default now(),
  constraint retention_rules_pkey primary key (city_id, valid_from),
  constraint retention_rules_city_fkey foreign key (city_id) references cities (id),
  constraint retention_rules_range check (fiscal_years between 5 and 30)
);

-- Once a person is erased, nothing personal stands or is ever written again in these rows: only fixed marks.
alter table employees
  add column erased_at timestamptz,
  add constraint employees_erased_whole check (erased_at is null or (name, name_kana, email) = ('消去済', 'ショウキョズミ', ''));
create index employees_not_erased on employees (city_id, id) where erased_at is null;
alter table employments
  add column erased_at timestamptz,
  add constraint employments_erased_whole check (erased_at is null or (staff_number = '' and until_on is not null));
alter table enrolments
  add column erased_at timestamptz,
  add constraint enrolments_erased_whole check (erased_at is null
    or (child_birth_date, leave_started_on, returned_on) = ('1900-01-01', '1900-01-01', '1900-01-01') and child_number is null
       and state in ('ended', 'refused'));
alter table thanks
  add column erased_at timestamptz,
  add constraint thanks_erased_whole check (erased_at is null or message = '');
