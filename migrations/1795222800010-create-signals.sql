-- What keeps abuse away or shows it: further caps, refused payments, signals for the welfare section, payouts held,
-- and the quiet way to tell the city of pressure. Every key begins with city_id.

-- 1. Caps --------------------------------------------------------------------------------------------------------------

alter table programme_rules
  add column pair_monthly_cap_notes integer,
  add column receiver_monthly_cap_notes integer,
  add column shop_daily_cap_notes integer,
  add constraint programme_rules_more_caps_positive check (
    pair_monthly_cap_notes > 0 and receiver_monthly_cap_notes > 0 and shop_daily_cap_notes > 0);
comment on column programme_rules.pair_monthly_cap_notes is 'most notes that one person gives another in a month; null: no limit';
comment on column programme_rules.receiver_monthly_cap_notes is 'most notes that one person is given in a month; null: no limit';
comment on column programme_rules.shop_daily_cap_notes is 'most notes that one person pays a day at one shop; null: no limit';

alter type ledger.redeem_item add attribute shop_daily_cap_notes integer;
alter type ledger.give_item add attribute pair_monthly_cap_notes integer, add attribute receiver_monthly_cap_notes integer;
alter type ledger.claim_item add attribute pair_monthly_cap_notes integer, add attribute receiver_monthly_cap_notes integer;

-- 2. What was refused --------------------------------------------------------------------------------------------------

-- A refusal leaves no trace in the ledger; those that may be an attempt at abuse are counted here, by day.
create table refused_payments (
  city_id integer not null,
  shop_id uuid not null,
  employee_id uuid not null,
  refusal text not null,
  day date not null,
  tries integer not null,
  constraint refused_payments_pkey primary key (city_id, day, shop_id, employee_id, refusal),
  constraint refused_payments_shop_fkey foreign key (city_id, shop_id) references shops (city_id, id),
  constraint refused_payments_employee_fkey foreign key (city_id, employee_id) references employees (city_id, id),
  constraint refused_payments_refusal_known check (refusal in ('own_merchant', 'code_used')),
  constraint refused_payments_tries_positive check (tries > 0)
);
comment on column refused_payments.employee_id is 'whose coupons were to be taken';
comment on column refused_payments.day is 'on the city''s own clock';

-- 3. Signals -----------------------------------------------------------------------------------------------------------

-- Something in the ledger or beside it that people are to look at. `fact` names it within its kind: the same fact makes
-- no second signal, and while nobody has decided, it grows with what is found.
create table signals (
  city_id integer not null,
  id uuid not null,
  kind text not null,
  fact text not null,
  from_on date not null,
  until_on date not null,
  subjects jsonb not null,
  evidence jsonb not null,
  first_seen_at timestamptz not null default clock_timestamp(),
  last_seen_at timestamptz not null default clock_timestamp(),
  state text not null default 'open',
  constraint signals_pkey primary key (city_id, id),
  constraint signals_fact_once unique (city_id, kind, fact),
  constraint signals_city_fkey foreign key (city_id) references cities (id),
  constraint signals_days_in_order check (until_on >= from_on),
  constraint signals_state_known check (state in ('open', 'looked_into', 'dismissed', 'confirmed')),
  constraint signals_subjects_listed check (jsonb_typeof(subjects) = 'array' and jsonb_typeof(evidence) = 'object')
);
comment on column signals.subjects is 'who or what it is about: [{"type", "id"}]';
comment on column signals.evidence is 'ids, counts and yen, and the thresholds that were passed';
create index signals_by_state on signals (city_id, state, last_seen_at desc, id);
create index signals_by_kind on signals (city_id, kind, last_seen_at desc, id);

-- Who did what with a signal, and why. Append-only.
create table signal_steps (
  city_id integer not null,
  signal_id uuid not null,
  number integer not null,
  step text not null,
  actor_id uuid not null,
  reason text not null,
  at timestamptz not null default clock_timestamp(),
  constraint signal_steps_pkey primary key (city_id, signal_id, number),
  constraint signal_steps_signal_fkey foreign key (city_id, signal_id) references signals (city_id, id),
  constraint signal_steps_known check (step in ('look_into', 'dismiss', 'confirm')),
  constraint signal_steps_reason_length check (length(reason) between 1 and 1000)
);

-- From which day a kind of signal is looked for, and from how much on. The latest row whose day has come decides; a kind
-- or threshold of which no row speaks has the value of the program.
create table signal_settings (
  city_id integer not null,
  kind text not null,
  valid_from date not null,
  watched boolean not null,
  thresholds jsonb not null,
  set_by uuid not null,
  set_at timestamptz not null default now(),
  constraint signal_settings_pkey primary key (city_id, kind, valid_from),
  constraint signal_settings_city_fkey foreign key (city_id) references cities (id),
  constraint signal_settings_thresholds_named check (jsonb_typeof(thresholds) = 'object')
);

-- 4. Payouts held ------------------------------------------------------------------------------------------------------

create table payout_holds (
  city_id integer not null,
  id uuid not null,
  merchant_id uuid not null,
  signal_id uuid,
  reason text not null,
  placed_by uuid not null,
  placed_at timestamptz not null default now(),
  lifted_by uuid,
  lifted_at timestamptz,
  lift_reason text,
  constraint payout_holds_pkey primary key (city_id, id),
  constraint payout_holds_merchant_fkey foreign key (city_id, merchant_id) references merchants (city_id, id),
  constraint payout_holds_signal_fkey foreign key (city_id, signal_id) references signals (city_id, id),
  constraint payout_holds_two_people check (lifted_by <> placed_by),
  constraint payout_holds_lifted_whole check (num_nulls(lifted_by, lifted_at, lift_reason) in (0, 3)),
  constraint payout_holds_reason_length check (length(reason) between 1 and 1000 and length(lift_reason) between 1 and 1000)
);
create unique index payout_holds_one_stands on payout_holds (city_id, merchant_id) where lifted_at is null;

-- 5. The quiet way -----------------------------------------------------------------------------------------------------

-- An employee tells the city of pressure by a manager. What is written stands in the vault; that a report exists is
-- known to the employee, the welfare section and the auditor, who is not told the name where it is asked for.
create table pressure_reports (
  city_id integer not null,
  id uuid not null,
  employee_id uuid not null,
  anonymous boolean not null,
  state text not null default 'open',
  told_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  constraint pressure_reports_pkey primary key (city_id, id),
  constraint pressure_reports_employee_fkey foreign key (city_id, employee_id) references employees (city_id, id),
  constraint pressure_reports_state_known check (state in ('open', 'looked_into', 'closed'))
);
comment on column pressure_reports.anonymous is 'only the welfare section is told who it is';
create index pressure_reports_by_state on pressure_reports (city_id, state, told_at, id);
create index pressure_reports_of_employee on pressure_reports (city_id, employee_id, told_at, id);

-- The words of both sides, in order. Append-only.
create table pressure_messages (
  city_id integer not null,
  report_id uuid not null,
  number integer not null,
  side text not null,
  words_box bytea not null,
  at timestamptz not null default clock_timestamp(),
  constraint pressure_messages_pkey primary key (city_id, report_id, number),
  constraint pressure_messages_report_fkey foreign key (city_id, report_id) references pressure_reports (city_id, id),
  constraint pressure_messages_side_known check (side in ('employee', 'city')),
  constraint pressure_messages_bounded check (number between 1 and 200),
  constraint pressure_messages_closed check (length(words_box) between 34 and 20000 and get_byte(words_box, 0) = 1)
);
comment on column pressure_messages.words_box is 'closed in the vault';

-- 6. How many were applied for lately ----------------------------------------------------------------------------------

create index enrolment_events_applied on enrolment_events (city_id, on_date, enrolment_id) where event = 'apply';
