-- What the city and its partners keep around the ledger. Every key begins with city_id.

create table cities (
  id integer not null,
  code text not null,
  name text not null,
  kind text not null,
  created_at timestamptz not null default now(),
  constraint cities_pkey primary key (id),
  constraint cities_code_key unique (code),
  constraint cities_kind_known check (kind in ('live', 'rehearsal')),
  constraint cities_code_form check (code ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$')
);

-- The towns of an alliance; a city alone has one row, itself.
create table municipalities (
  city_id integer not null,
  id uuid not null,
  code text not null,
  name text not null,
  constraint municipalities_pkey primary key (city_id, id),
  constraint municipalities_code_key unique (city_id, code),
  constraint municipalities_city_fkey foreign key (city_id) references cities (id)
);

create table programmes (
  city_id integer not null,
  id uuid not null,
  code text not null,
  name text not null,
  starts_month date not null,
  created_at timestamptz not null default now(),
  constraint programmes_pkey primary key (city_id, id),
  constraint programmes_code_key unique (city_id, code),
  constraint programmes_city_fkey foreign key (city_id) references cities (id),
  constraint programmes_starts_month_is_a_month check (extract(day from starts_month) = 1)
);

-- The rules of a programme from a month on. A later row never rewrites what was issued under an earlier one.
create table programme_rules (
  city_id integer not null,
  programme_id uuid not null,
  effective_month date not null,
  employer_yen integer not null,
  city_yen integer not null,
  note_yen integer not null,
  first_month_rule text not null,
  last_month_rule text not null,
  age_years integer not null,
  validity_months integer not null,
  passes_allowed integer not null,
  giver_daily_cap_notes integer,
  payer_daily_cap_notes integer,
  catch_up_months integer not null,
  claim_link_days integer not null,
  claim_same_employer boolean not null,
  take_back_minutes integer not null,
  requires_activation boolean not null,
  billing_basis text not null,
  constraint programme_rules_pkey primary key (city_id, programme_id, effective_month),
  constraint programme_rules_programme_fkey foreign key (city_id, programme_id) references programmes (city_id, id),
  constraint programme_rules_month_is_a_month check (extract(day from effective_month) = 1),
  constraint programme_rules_shares_not_negative check (employer_yen >= 0 and city_yen >= 0),
  constraint programme_rules_whole_notes check (note_yen > 0 and employer_yen + city_yen > 0 and (employer_yen + city_yen) % note_yen = 0),
  constraint programme_rules_first_month_known check (first_month_rule in ('return_month', 'month_after_return')),
  constraint programme_rules_last_month_known check (last_month_rule in ('month_reaching_age', 'month_before')),
  constraint programme_rules_age_range check (age_years between 1 and 18),
  constraint programme_rules_validity_range check (validity_months between 1 and 60),
  constraint programme_rules_passes_known check (passes_allowed in (0, 1)),
  constraint programme_rules_caps_positive check (giver_daily_cap_notes > 0 and payer_daily_cap_notes > 0),
  constraint programme_rules_catch_up_range check (catch_up_months between 0 and 36),
  constraint programme_rules_link_range check (claim_link_days between 1 and 180),
  constraint programme_rules_take_back_range check (take_back_minutes between 0 and 1440),
  constraint programme_rules_basis_known check (billing_basis in ('issue', 'redemption'))
);

-- The city's money for a programme in a fiscal year (April to March), and the city share issued of it so far.
create table programme_budgets (
  city_id integer not null,
  programme_id uuid not null,
  fiscal_year integer not null,
  budget_yen bigint,
  issued_city_yen bigint not null default 0,
  constraint programme_budgets_pkey primary key (city_id, programme_id, fiscal_year),
  constraint programme_budgets_programme_fkey foreign key (city_id, programme_id) references programmes (city_id, id),
  constraint programme_budgets_not_passed check (issued_city_yen <= budget_yen),
  constraint programme_budgets_not_negative check (budget_yen >= 0 and issued_city_yen >= 0)
);
comment on column programme_budgets.budget_yen is 'null: no limit was set';

create table employers (
  city_id integer not null,
  id uuid not null,
  corporate_number text not null,
  name text not null,
  name_kana text not null,
  contact_email text not null,
  municipality_id uuid,
  created_at timestamptz not null default now(),
  constraint employers_pkey primary key (city_id, id),
  constraint employers_corporate_number_key unique (city_id, corporate_number),
  constraint employers_city_fkey foreign key (city_id) references cities (id),
  constraint employers_municipality_fkey foreign key (city_id, municipality_id) references municipalities (city_id, id),
  constraint employers_corporate_number_form check (corporate_number ~ '^[0-9]{13}$')
);

-- A person who holds coupons. The id is also the id of the wallet.
create table employees (
  city_id integer not null,
  id uuid not null,
  name text not null,
  name_kana text not null,
  email text not null,
  created_at timestamptz not null default now(),
  constraint employees_pkey primary key (city_id, id),
  constraint employees_city_fkey foreign key (city_id) references cities (id)
);
create index employees_by_email on employees (city_id, email);

-- Where a person works, from when until when (the last day). At most one place at a time.
create table employments (
  city_id integer not null,
  id uuid not null,
  employee_id uuid not null,
  employer_id uuid not null,
  staff_number text not null,
  from_on date not null,
  until_on date,
  constraint employments_pkey primary key (city_id, id),
  constraint employments_employee_fkey foreign key (city_id, employee_id) references employees (city_id, id),
  constraint employments_employer_fkey foreign key (city_id, employer_id) references employers (city_id, id),
  constraint employments_days_in_order check (until_on >= from_on)
);
create unique index employments_one_at_a_time on employments (city_id, employee_id) where until_on is null;
create index employments_by_employee on employments (city_id, employee_id);
create index employments_by_employer on employments (city_id, employer_id);
create unique index employments_staff_number_once on employments (city_id, employer_id, staff_number) where until_on is null;

create table enrolments (
  city_id integer not null,
  id uuid not null,
  programme_id uuid not null,
  employee_id uuid not null,
  employer_id uuid not null,
  municipality_id uuid,
  child_birth_date date not null,
  child_number text,
  leave_started_on date not null,
  returned_on date not null,
  state text not null,
  first_month date not null,
  last_month date not null,
  activated_at timestamptz,
  ended_on date,
  end_reason text,
  created_at timestamptz not null default now(),
  constraint enrolments_pkey primary key (city_id, id),
  constraint enrolments_programme_fkey foreign key (city_id, programme_id) references programmes (city_id, id),
  constraint enrolments_employee_fkey foreign key (city_id, employee_id) references employees (city_id, id),
  constraint enrolments_employer_fkey foreign key (city_id, employer_id) references employers (city_id, id),
  constraint enrolments_municipality_fkey foreign key (city_id, municipality_id) references municipalities (city_id, id),
  constraint enrolments_state_known check (state in ('applied', 'refused', 'approved', 'active', 'on_leave', 'ended')),
  constraint enrolments_return_after_birth check (returned_on >= child_birth_date),
  constraint enrolments_months_are_months check (extract(day from first_month) = 1 and extract(day from last_month) = 1),
  constraint enrolments_ended_has_reason check ((state = 'ended') = (ended_on is not null and end_reason is not null)),
  constraint enrolments_end_reason_known check (end_reason in ('left', 'aged_out', 'withdrawn', 'moved'))
);
comment on column enrolments.last_month is 'the last month owed: that of the child''s third birthday by the age rule, or an earlier one when the enrolment ended';
create unique index enrolments_child_number_once on enrolments (city_id, child_number) where child_number is not null and state not in ('refused', 'ended');
create unique index enrolments_child_once_a_parent on enrolments (city_id, programme_id, employee_id, child_birth_date) where state not in ('refused', 'ended');
create index enrolments_by_employer on enrolments (city_id, employer_id);
create index enrolments_by_programme on enrolments (city_id, programme_id, id);
create index enrolments_by_person on enrolments (city_id, programme_id, employee_id);

-- Months for which nothing is owed because the parent is on leave again. An open absence has no last month yet.
create table enrolment_absences (
  city_id integer not null,
  enrolment_id uuid not null,
  from_month date not null,
  until_month date,
  constraint enrolment_absences_pkey primary key (city_id, enrolment_id, from_month),
  constraint enrolment_absences_enrolment_fkey foreign key (city_id, enrolment_id) references enrolments (city_id, id),
  constraint enrolment_absences_are_months check (extract(day from from_month) = 1 and extract(day from until_month) = 1)
);
create unique index enrolment_absences_one_open on enrolment_absences (city_id, enrolment_id) where until_month is null;

-- Everything that happened to an enrolment, in order. Append-only.
create table enrolment_events (
  city_id integer not null,
  enrolment_id uuid not null,
  number integer not null,
  event text not null,
  on_date date not null,
  reason text not null,
  actor_id uuid not null,
  before jsonb,
  after jsonb,
  recorded_at timestamptz not null default now(),
  written_by xid8 not null default pg_current_xact_id(),
  constraint enrolment_events_pkey primary key (city_id, enrolment_id, number),
  constraint enrolment_events_enrolment_fkey foreign key (city_id, enrolment_id) references enrolments (city_id, id)
);
comment on column enrolment_events.written_by is 'the transaction that wrote it, by which an own list approved at once is known (enrolment_events_two_people)';

create table issuance_runs (
  city_id integer not null,
  id uuid not null,
  programme_id uuid not null,
  month date not null,
  state text not null,
  due integer not null,
  due_yen bigint not null,
  issued integer not null default 0,
  issued_yen bigint not null default 0,
  already integer not null,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  problem jsonb,
  constraint issuance_runs_pkey primary key (city_id, id),
  constraint issuance_runs_programme_fkey foreign key (city_id, programme_id) references programmes (city_id, id),
  constraint issuance_runs_state_known check (state in ('running', 'done', 'refused', 'failed')),
  constraint issuance_runs_month_is_a_month check (extract(day from month) = 1)
);
create index issuance_runs_by_month on issuance_runs (city_id, programme_id, month, started_at);

create table merchants (
  city_id integer not null,
  id uuid not null,
  name text not null,
  name_kana text not null,
  contact_email text not null,
  corporate_number text,
  created_at timestamptz not null default now(),
  constraint merchants_pkey primary key (city_id, id),
  constraint merchants_city_fkey foreign key (city_id) references cities (id),
  constraint merchants_corporate_number_form check (corporate_number ~ '^[0-9]{13}$')
);

create table shops (
  city_id integer not null,
  id uuid not null,
  merchant_id uuid not null,
  name text not null,
  name_kana text not null,
  trade text not null,
  area text not null,
  created_at timestamptz not null default now(),
  constraint shops_pkey primary key (city_id, id),
  constraint shops_name_and_area_key unique (city_id, name, area),
  constraint shops_merchant_fkey foreign key (city_id, merchant_id) references merchants (city_id, id)
);
create index shops_by_merchant on shops (city_id, merchant_id);

-- Where a merchant is paid. Old details are kept; the row with the highest number is in force.
create table merchant_bank_accounts (
  city_id integer not null,
  merchant_id uuid not null,
  number integer not null,
  bank_code text not null,
  branch_code text not null,
  account_kind text not null,
  account_box bytea not null,
  account_print bytea not null,
  recorded_at timestamptz not null default now(),
  constraint merchant_bank_accounts_pkey primary key (city_id, merchant_id, number),
  constraint merchant_bank_accounts_merchant_fkey foreign key (city_id, merchant_id) references merchants (city_id, id),
  constraint merchant_bank_accounts_codes_form check (bank_code ~ '^[0-9]{4}$' and branch_code ~ '^[0-9]{3}$'),
  constraint merchant_bank_accounts_closed check (length(account_box) between 34 and 400 and get_byte(account_box, 0) = 1 and length(account_print) = 32),
  constraint merchant_bank_accounts_kind_known check (account_kind in ('ordinary', 'current', 'savings', 'other'))
);

comment on column merchant_bank_accounts.account_box is 'number and holder of the account, closed in the vault';
comment on column merchant_bank_accounts.account_print is 'keyed hash of the same: equal where the account is equal';

-- The owner and the clerks of a merchant who are employees too: their own coupons are not taken there.
create table merchant_people (
  city_id integer not null,
  merchant_id uuid not null,
  employee_id uuid not null,
  role text not null,
  constraint merchant_people_pkey primary key (city_id, merchant_id, employee_id),
  constraint merchant_people_merchant_fkey foreign key (city_id, merchant_id) references merchants (city_id, id),
  constraint merchant_people_employee_fkey foreign key (city_id, employee_id) references employees (city_id, id),
  constraint merchant_people_role_known check (role in ('owner', 'clerk'))
);

create table certifications (
  city_id integer not null,
  id uuid not null,
  merchant_id uuid not null,
  state text not null,
  valid_from date,
  valid_until date,
  created_at timestamptz not null default now(),
  constraint certifications_pkey primary key (city_id, id),
  constraint certifications_merchant_fkey foreign key (city_id, merchant_id) references merchants (city_id, id),
  constraint certifications_state_known check (state in ('applied', 'refused', 'certified', 'suspended', 'expired', 'revoked')),
  constraint certifications_days_in_order check (valid_until >= valid_from),
  constraint certifications_certified_has_days check (state in ('applied', 'refused') or (valid_from is not null and valid_until is not null))
);
create unique index certifications_one_standing on certifications (city_id, merchant_id) where state in ('applied', 'certified', 'suspended');

-- Everything that happened to a certification, with the day from which it holds. Append-only.
create table certification_events (
  city_id integer not null,
  certification_id uuid not null,
  number integer not null,
  event text not null,
  from_on date not null,
  reason text not null,
  actor_id uuid not null,
  recorded_at timestamptz not null default now(),
  constraint certification_events_pkey primary key (city_id, certification_id, number),
  constraint certification_events_certification_fkey foreign key (city_id, certification_id) references certifications (city_id, id)
);

-- The words that went with a gift. Kept outside the ledger, so that they can be erased with the ledger left whole.
create table thanks (
  city_id integer not null,
  operation_id uuid not null,
  giver_id uuid not null,
  receiver_id uuid,
  claim_link_id uuid,
  message text not null,
  card text not null,
  created_at timestamptz not null default now(),
  constraint thanks_pkey primary key (city_id, operation_id),
  constraint thanks_message_length check (length(message) <= 500),
  constraint thanks_one_receiver check (num_nonnulls(receiver_id, claim_link_id) >= 1)
);
create index thanks_by_receiver on thanks (city_id, receiver_id, created_at);
create index thanks_by_giver on thanks (city_id, giver_id, created_at);

-- Why a redemption was undone. Its id is that of the operation of the ledger that undid it. Append-only.
create table redemption_voids (
  city_id integer not null,
  operation_id uuid not null,
  redemption_id uuid not null,
  reason text not null,
  created_at timestamptz not null default now(),
  constraint redemption_voids_pkey primary key (city_id, operation_id),
  constraint redemption_voids_reason_length check (length(reason) between 1 and 200)
);

-- A gift to somebody not registered yet. Its id is the id of the ledger account that holds the notes until then.
create table claim_links (
  city_id integer not null,
  id uuid not null,
  giver_id uuid not null,
  operation_id uuid not null,
  secret_hash bytea not null,
  created_at timestamptz not null default now(),
  returns_at timestamptz not null,
  settled_at timestamptz,
  constraint claim_links_pkey primary key (city_id, id),
  constraint claim_links_giver_fkey foreign key (city_id, giver_id) references employees (city_id, id)
);
comment on column claim_links.returns_at is 'on the city''s own clock';
create unique index claim_links_secret on claim_links (city_id, secret_hash);
create index claim_links_open on claim_links (city_id, returns_at) where settled_at is null;

-- A code that the holder shows at the till: good for a number of notes, 60 seconds, once. It reserves nothing.
create table redemption_codes (
  city_id integer not null,
  id uuid not null,
  employee_id uuid not null,
  notes integer not null,
  note_yen integer not null,
  secret_hash bytea not null,
  digits_hash bytea not null,
  created_at timestamptz not null default now(),
  usable_until timestamptz not null,
  constraint redemption_codes_pkey primary key (city_id, id),
  constraint redemption_codes_employee_fkey foreign key (city_id, employee_id) references employees (city_id, id),
  constraint redemption_codes_notes_positive check (notes > 0 and note_yen > 0)
);
create unique index redemption_codes_secret on redemption_codes (city_id, secret_hash);
create index redemption_codes_digits on redemption_codes (city_id, digits_hash, usable_until);

-- Who may call. Only the hash of a token is kept; scope columns bind it to one employer, merchant, shop or employee.
create table access_tokens (
  city_id integer not null,
  id uuid not null,
  token_hash bytea not null,
  role text not null,
  label text not null,
  employer_id uuid,
  merchant_id uuid,
  shop_id uuid,
  employee_id uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  constraint access_tokens_pkey primary key (city_id, id),
  constraint access_tokens_hash_key unique (city_id, token_hash),
  constraint access_tokens_city_fkey foreign key (city_id) references cities (id),
  constraint access_tokens_role_known check (role in ('city_admin', 'city_welfare', 'city_finance', 'city_auditor', 'employer_hr',
    'merchant_owner', 'merchant_clerk', 'employee', 'hris_client', 'pos_client')),
  constraint access_tokens_scope_fits check (
    (role in ('employer_hr', 'hris_client')) = (employer_id is not null)
    and (role in ('merchant_owner', 'merchant_clerk', 'pos_client')) = (merchant_id is not null)
    and (role in ('merchant_clerk', 'pos_client')) = (shop_id is not null)
    and (role = 'employee') <= (employee_id is not null))
);

-- The first answer to a keyed request that is not an operation of the ledger, to be given again.
create table answered_requests (
  city_id integer not null,
  owner text not null,
  key text not null,
  request_digest uuid not null,
  status integer not null,
  body jsonb,
  answered_at timestamptz not null default now(),
  constraint answered_requests_pkey primary key (city_id, owner, key)
);
