-- Certification in full, and the city's month: closing, invoices, receipts, settlements, payouts. Every key begins with
-- city_id. What two people must do is written down with both, and a constraint keeps them apart.

-- 1. Certification ---------------------------------------------------------------------------------------------------

-- What a city asks of whoever wants to be certified. A criterion is never changed: it ends, and another begins.
create table criteria (
  city_id integer not null,
  id uuid not null,
  code text not null,
  name text not null,
  name_en text not null,
  description text not null,
  evidence_required boolean not null,
  valid_from date not null,
  valid_until date,
  position integer not null,
  constraint criteria_pkey primary key (city_id, id),
  constraint criteria_city_fkey foreign key (city_id) references cities (id),
  constraint criteria_days_in_order check (valid_until >= valid_from)
);
create unique index criteria_code_standing on criteria (city_id, code) where valid_until is null;

-- How many criteria must be met for a tier, from a day on.
create table certification_tiers (
  city_id integer not null,
  code text not null,
  valid_from date not null,
  name text not null,
  least_measures integer not null,
  constraint certification_tiers_pkey primary key (city_id, code, valid_from),
  constraint certification_tiers_city_fkey foreign key (city_id) references cities (id),
  constraint certification_tiers_code_known check (code in ('platinum', 'gold', 'silver', 'bronze')),
  constraint certification_tiers_least_positive check (least_measures > 0)
);

-- Of a merchant, or of an employer. A renewal is a certification of its own: it names the one that it renews, and once
-- it is certified it is the one that follows.
alter table certifications
  alter column merchant_id drop not null,
  add column employer_id uuid,
  add column number text,
  add column tier text,
  add column applied_on date,
  add column measures integer,
  add column renews uuid,
  add column followed_by uuid,
  add column reminded_on date;

-- What was certified before there were numbers gets one, in the order of its first day.
update certifications c
   set number = f.fiscal_year || '-' || lpad(f.place::text, greatest(5, length(f.place::text)), '0')
  from (select city_id, id, fiscal_year, row_number() over (partition by city_id, fiscal_year order by created_at, id) as place
          from (select city_id, id, created_at,
                       extract(year from valid_from - interval '3 months')::integer as fiscal_year
                  from certifications where state not in ('applied', 'refused')) as one) as f
 where c.city_id = f.city_id and c.id = f.id;

alter table certifications
  add constraint certifications_employer_fkey foreign key (city_id, employer_id) references employers (city_id, id),
  add constraint certifications_renews_fkey foreign key (city_id, renews) references certifications (city_id, id),
  add constraint certifications_followed_by_fkey foreign key (city_id, followed_by) references certifications (city_id, id),
  add constraint certifications_one_holder check (num_nonnulls(merchant_id, employer_id) = 1),
  add constraint certifications_tier_known check (tier in ('platinum', 'gold', 'silver', 'bronze')),
  add constraint certifications_number_form check (number ~ '^[0-9]{4}-[0-9]{5,}$'),
  add constraint certifications_certified_has_number check ((state in ('applied', 'refused')) = (number is null));
create unique index certifications_number on certifications (city_id, number) where number is not null;

-- A holder waits for one decision at a time, and one certification stands, beside those that another follows.
drop index certifications_one_standing;
create unique index certifications_one_applied on certifications (city_id, coalesce(merchant_id, employer_id))
  where state = 'applied';
create unique index certifications_one_standing on certifications (city_id, coalesce(merchant_id, employer_id))
  where state in ('certified', 'suspended') and followed_by is null;
create unique index certifications_followed_once on certifications (city_id, followed_by) where followed_by is not null;
create index certifications_of_merchant on certifications (city_id, merchant_id);
create index certifications_of_employer on certifications (city_id, employer_id);

-- The counter from which certificate numbers are drawn, by fiscal year.
create table certificate_counters (
  city_id integer not null,
  fiscal_year integer not null,
  last_number integer not null,
  constraint certificate_counters_pkey primary key (city_id, fiscal_year),
  constraint certificate_counters_positive check (last_number > 0)
);

insert into certificate_counters (city_id, fiscal_year, last_number)
select city_id, split_part(number, '-', 1)::integer, count(*)
  from certifications where number is not null group by city_id, split_part(number, '-', 1);

create table certification_answers (
  city_id integer not null,
  certification_id uuid not null,
  criterion_id uuid not null,
  met boolean not null,
  statement text not null,
  accepted boolean,
  constraint certification_answers_pkey primary key (city_id, certification_id, criterion_id),
  constraint certification_answers_certification_fkey foreign key (city_id, certification_id) references certifications (city_id, id),
  constraint certification_answers_criterion_fkey foreign key (city_id, criterion_id) references criteria (city_id, id),
  constraint certification_answers_statement_length check (length(statement) <= 4000)
);
comment on column certification_answers.accepted is 'what the review found; null before it';

create table evidence_files (
  city_id integer not null,
  id uuid not null,
  certification_id uuid not null,
  criterion_id uuid,
  name text not null,
  media_type text not null,
  bytes integer not null,
  sha256 bytea not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null default now(),
  constraint evidence_files_pkey primary key (city_id, id),
  constraint evidence_files_certification_fkey foreign key (city_id, certification_id) references certifications (city_id, id),
  constraint evidence_files_media_type_known check (media_type in ('application/pdf', 'image/png', 'image/jpeg')),
  constraint evidence_files_size check (bytes between 1 and 10485760)
);
create index evidence_files_of on evidence_files (city_id, certification_id);

-- Questions of the review and what the applicant answered.
create table certification_messages (
  city_id integer not null,
  certification_id uuid not null,
  number integer not null,
  from_city boolean not null,
  text text not null,
  author_id uuid not null,
  written_at timestamptz not null default now(),
  constraint certification_messages_pkey primary key (city_id, certification_id, number),
  constraint certification_messages_certification_fkey foreign key (city_id, certification_id) references certifications (city_id, id),
  constraint certification_messages_length check (length(text) between 1 and 4000)
);

-- 2. Closing ---------------------------------------------------------------------------------------------------------

-- A month that was frozen. Preparing flips the ledger's period, then computes; another person approves.
create table closings (
  city_id integer not null,
  month date not null,
  state text not null,
  prepared_by uuid not null,
  prepared_at timestamptz not null default now(),
  computed_at timestamptz,
  approved_by uuid,
  approved_at timestamptz,
  seal_block bigint,
  seal_mac text,
  constraint closings_pkey primary key (city_id, month),
  constraint closings_city_fkey foreign key (city_id) references cities (id),
  constraint closings_month_is_a_month check (extract(day from month) = 1),
  constraint closings_state_known check (state in ('flipped', 'prepared', 'approved')),
  constraint closings_two_people check (approved_by <> prepared_by),
  constraint closings_approved_is_signed check ((state = 'approved') = (approved_by is not null and approved_at is not null)),
  constraint closings_prepared_is_computed check ((state = 'flipped') = (computed_at is null))
);

-- The figures of a closed month as they were frozen: one row a group and figure.
create table closing_figures (
  city_id integer not null,
  month date not null,
  grouping text not null,
  group_id uuid not null,
  group_name text not null,
  figure text not null,
  amount bigint not null,
  employer_share bigint not null,
  city_share bigint not null,
  constraint closing_figures_pkey primary key (city_id, month, grouping, group_id, figure),
  constraint closing_figures_closing_fkey foreign key (city_id, month) references closings (city_id, month),
  constraint closing_figures_grouping_known check (grouping in ('programme', 'employer', 'merchant', 'municipality')),
  constraint closing_figures_figure_known check (figure in ('opening', 'issued', 'redeemed', 'voided', 'expired', 'recalled', 'closing')),
  constraint closing_figures_shares_add_up check (employer_share + city_share = amount)
);

-- Each identity of the ledger at the closing: proved, or broken with what was expected and found.
create table closing_identities (
  city_id integer not null,
  month date not null,
  identity text not null,
  holds boolean not null,
  expected text not null,
  found text not null,
  constraint closing_identities_pkey primary key (city_id, month, identity),
  constraint closing_identities_closing_fkey foreign key (city_id, month) references closings (city_id, month)
);

-- 3. Invoices, credit notes, receipts --------------------------------------------------------------------------------

alter table programme_rules
  add column arrears_stop_days integer,
  add constraint programme_rules_arrears_stop_range check (arrears_stop_days between 1 and 730);
comment on column programme_rules.arrears_stop_days is 'nothing is issued for an employer whose invoice is overdue for more days than this; null: never stopped';

-- What stands on the city's papers and bank files, from a day on.
create table city_details (
  city_id integer not null,
  valid_from date not null,
  office_name text not null,
  address text not null,
  contact text not null,
  invoice_registration_number text,
  bank_code text not null,
  branch_code text not null,
  account_kind text not null,
  account_box bytea not null,
  requester_code text not null,
  payment_days integer not null,
  pay_day integer not null,
  settlements_a_month integer not null,
  zengin_line_end text not null,
  transfer_fee_yen integer not null,
  constraint city_details_pkey primary key (city_id, valid_from),
  constraint city_details_city_fkey foreign key (city_id) references cities (id),
  constraint city_details_codes_form check (bank_code ~ '^[0-9]{4}$' and branch_code ~ '^[0-9]{3}$' and requester_code ~ '^[0-9]{10}$'),
  constraint city_details_closed check (length(account_box) between 34 and 400 and get_byte(account_box, 0) = 1),
  constraint city_details_kind_known check (account_kind in ('ordinary', 'current', 'other')),
  constraint city_details_days_range check (payment_days between 1 and 120 and pay_day between 1 and 28),
  constraint city_details_settlements_known check (settlements_a_month in (1, 2)),
  constraint city_details_line_end_known check (zengin_line_end in ('none', 'crlf')),
  constraint city_details_fee_not_negative check (transfer_fee_yen >= 0)
);

create table paper_counters (
  city_id integer not null,
  paper text not null,
  fiscal_year integer not null,
  last_number integer not null,
  constraint paper_counters_pkey primary key (city_id, paper, fiscal_year),
  constraint paper_counters_paper_known check (paper in ('invoice', 'credit_note', 'settlement', 'payout_batch')),
  constraint paper_counters_positive check (last_number > 0)
);

-- An invoice to an employer for a closed month, or a credit note that takes off it. Numbers have no gaps.
create table invoices (
  city_id integer not null,
  id uuid not null,
  kind text not null,
  fiscal_year integer not null,
  number integer not null,
  employer_id uuid not null,
  programme_id uuid not null,
  month date not null,
  basis text not null,
  issued_on date not null,
  due_on date,
  amount bigint not null,
  created_at timestamptz not null default now(),
  constraint invoices_pkey primary key (city_id, id),
  constraint invoices_number_key unique (city_id, kind, fiscal_year, number),
  constraint invoices_once_a_month unique (city_id, kind, employer_id, programme_id, month, basis),
  constraint invoices_closing_fkey foreign key (city_id, month) references closings (city_id, month),
  constraint invoices_employer_fkey foreign key (city_id, employer_id) references employers (city_id, id),
  constraint invoices_kind_known check (kind in ('invoice', 'credit_note')),
  constraint invoices_basis_known check (basis in ('issue', 'redemption')),
  constraint invoices_amount_positive check (amount > 0),
  constraint invoices_only_invoices_fall_due check ((kind = 'invoice') = (due_on is not null))
);
create index invoices_by_employer on invoices (city_id, employer_id, month);

create table invoice_lines (
  city_id integer not null,
  invoice_id uuid not null,
  line integer not null,
  employee_id uuid not null,
  allocation_id uuid not null,
  allocation_month date not null,
  reason text not null,
  amount integer not null,
  constraint invoice_lines_pkey primary key (city_id, invoice_id, line),
  constraint invoice_lines_invoice_fkey foreign key (city_id, invoice_id) references invoices (city_id, id),
  constraint invoice_lines_reason_known check (reason in ('issued', 'redeemed', 'voided', 'expired', 'recalled', 'unexpired', 'unrecalled'))
);

-- The account number that a bank gives an employer to pay into, by which a payment is recognised.
create table virtual_accounts (
  city_id integer not null,
  employer_id uuid not null,
  account text not null,
  constraint virtual_accounts_pkey primary key (city_id, employer_id),
  constraint virtual_accounts_account_key unique (city_id, account),
  constraint virtual_accounts_employer_fkey foreign key (city_id, employer_id) references employers (city_id, id)
);

create table bank_statements (
  city_id integer not null,
  id uuid not null,
  name text not null,
  sha256 bytea not null,
  imported_by uuid not null,
  imported_at timestamptz not null default now(),
  constraint bank_statements_pkey primary key (city_id, id),
  constraint bank_statements_file_key unique (city_id, sha256)
);

create table receipts (
  city_id integer not null,
  id uuid not null,
  statement_id uuid not null,
  line integer not null,
  received_on date not null,
  payer_kana text not null,
  virtual_account text,
  bank_reference text not null,
  amount bigint not null,
  constraint receipts_pkey primary key (city_id, id),
  constraint receipts_once unique (city_id, received_on, bank_reference, amount, payer_kana),
  constraint receipts_statement_fkey foreign key (city_id, statement_id) references bank_statements (city_id, id),
  constraint receipts_amount_positive check (amount > 0)
);

-- What of a receipt, or of a credit note, was counted for which invoice. Undone by a row that names it, never removed.
create table receipt_matches (
  city_id integer not null,
  id uuid not null,
  receipt_id uuid,
  credit_note_id uuid,
  invoice_id uuid not null,
  amount bigint not null,
  matched_by uuid not null,
  matched_at timestamptz not null default now(),
  undone_by uuid,
  undone_at timestamptz,
  reason text not null,
  undo_reason text,
  constraint receipt_matches_pkey primary key (city_id, id),
  constraint receipt_matches_receipt_fkey foreign key (city_id, receipt_id) references receipts (city_id, id),
  constraint receipt_matches_credit_note_fkey foreign key (city_id, credit_note_id) references invoices (city_id, id),
  constraint receipt_matches_invoice_fkey foreign key (city_id, invoice_id) references invoices (city_id, id),
  constraint receipt_matches_one_source check (num_nonnulls(receipt_id, credit_note_id) = 1),
  constraint receipt_matches_amount_positive check (amount > 0),
  constraint receipt_matches_undone_whole check (num_nulls(undone_by, undone_at, undo_reason) in (0, 3))
);
create index receipt_matches_of_receipt on receipt_matches (city_id, receipt_id);
create index receipt_matches_of_invoice on receipt_matches (city_id, invoice_id);
create index receipt_matches_of_credit_note on receipt_matches (city_id, credit_note_id);

-- 4. Settlements and payouts -----------------------------------------------------------------------------------------

-- What a merchant is owed for a period: built only from operations that no settlement has yet.
create table settlements (
  city_id integer not null,
  id uuid not null,
  merchant_id uuid not null,
  month date not null,
  part integer not null,
  fiscal_year integer not null,
  number integer not null,
  amount bigint not null,
  employer_share bigint not null,
  city_share bigint not null,
  created_at timestamptz not null default now(),
  constraint settlements_pkey primary key (city_id, id),
  constraint settlements_number_key unique (city_id, fiscal_year, number),
  constraint settlements_once_a_period unique (city_id, merchant_id, month, part),
  constraint settlements_merchant_fkey foreign key (city_id, merchant_id) references merchants (city_id, id),
  constraint settlements_closing_fkey foreign key (city_id, month) references closings (city_id, month),
  constraint settlements_part_known check (part in (1, 2)),
  constraint settlements_amount_positive check (amount > 0),
  constraint settlements_shares_add_up check (employer_share + city_share = amount)
);

create table settlement_lines (
  city_id integer not null,
  operation_id uuid not null,
  settlement_id uuid not null,
  amount integer not null,
  employer_share integer not null,
  city_share integer not null,
  constraint settlement_lines_pkey primary key (city_id, operation_id),
  constraint settlement_lines_settlement_fkey foreign key (city_id, settlement_id) references settlements (city_id, id),
  constraint settlement_lines_shares_add_up check (employer_share + city_share = amount)
);
create index settlement_lines_of on settlement_lines (city_id, settlement_id);
comment on table settlement_lines is 'amount is negative for a void; the primary key is what keeps an operation in at most one settlement';

-- New bank details of a merchant wait until a second person has approved them.
create table bank_account_changes (
  city_id integer not null,
  id uuid not null,
  merchant_id uuid not null,
  bank_code text not null,
  branch_code text not null,
  account_kind text not null,
  account_box bytea not null,
  account_print bytea not null,
  state text not null,
  requested_by uuid not null,
  requested_at timestamptz not null default now(),
  decided_by uuid,
  decided_at timestamptz,
  reason text not null,
  constraint bank_account_changes_pkey primary key (city_id, id),
  constraint bank_account_changes_merchant_fkey foreign key (city_id, merchant_id) references merchants (city_id, id),
  constraint bank_account_changes_state_known check (state in ('requested', 'approved', 'refused')),
  constraint bank_account_changes_two_people check (decided_by <> requested_by),
  constraint bank_account_changes_decided check ((state = 'requested') = (decided_by is null)),
  constraint bank_account_changes_codes_form check (bank_code ~ '^[0-9]{4}$' and branch_code ~ '^[0-9]{3}$'),
  constraint bank_account_changes_closed check (length(account_box) between 34 and 400 and get_byte(account_box, 0) = 1 and length(account_print) = 32),
  constraint bank_account_changes_kind_known check (account_kind in ('ordinary', 'current', 'savings', 'other'))
);
create unique index bank_account_changes_one_waiting on bank_account_changes (city_id, merchant_id) where state = 'requested';

create table payout_batches (
  city_id integer not null,
  id uuid not null,
  fiscal_year integer not null,
  number integer not null,
  pay_on date not null,
  state text not null,
  prepared_by uuid not null,
  prepared_at timestamptz not null default now(),
  approved_by uuid,
  approved_at timestamptz,
  exported_at timestamptz,
  exported_by uuid,
  file_sha256 bytea,
  lines integer not null,
  amount bigint not null,
  constraint payout_batches_pkey primary key (city_id, id),
  constraint payout_batches_number_key unique (city_id, fiscal_year, number),
  constraint payout_batches_state_known check (state in ('prepared', 'approved', 'exported', 'answered')),
  constraint payout_batches_two_people check (approved_by <> prepared_by),
  constraint payout_batches_approved_is_signed check ((state = 'prepared') = (approved_by is null)),
  constraint payout_batches_exported_has_hash check ((state in ('exported', 'answered')) = (file_sha256 is not null)),
  constraint payout_batches_positive check (lines > 0 and amount > 0)
);

-- One line of a transfer file. line_number is the number that the bank's answer brings back.
create table payouts (
  city_id integer not null,
  id uuid not null,
  batch_id uuid not null,
  line_number integer not null,
  settlement_id uuid not null,
  attempt integer not null,
  merchant_id uuid not null,
  bank_account_number integer not null,
  details_changed boolean not null,
  amount bigint not null,
  fee_yen integer not null default 0,
  state text not null,
  result_code text,
  answered_at timestamptz,
  constraint payouts_pkey primary key (city_id, id),
  constraint payouts_line_key unique (city_id, batch_id, line_number),
  constraint payouts_attempt_key unique (city_id, settlement_id, attempt),
  constraint payouts_batch_fkey foreign key (city_id, batch_id) references payout_batches (city_id, id),
  constraint payouts_settlement_fkey foreign key (city_id, settlement_id) references settlements (city_id, id),
  constraint payouts_bank_account_fkey foreign key (city_id, merchant_id, bank_account_number) references merchant_bank_accounts (city_id, merchant_id, number),
  constraint payouts_state_known check (state in ('waiting', 'sent', 'paid', 'returned')),
  constraint payouts_amount_positive check (amount > 0 and fee_yen >= 0)
);
create unique index payouts_one_alive on payouts (city_id, settlement_id) where state <> 'returned';

-- 5. Reports ---------------------------------------------------------------------------------------------------------

-- What people write into a report, beside what the ledger knows. One row a report and field; the newest edition counts.
create table report_entries (
  city_id integer not null,
  report text not null,
  fiscal_year integer not null,
  field text not null,
  edition integer not null,
  value jsonb not null,
  written_by uuid not null,
  written_at timestamptz not null default now(),
  constraint report_entries_pkey primary key (city_id, report, fiscal_year, field, edition),
  constraint report_entries_city_fkey foreign key (city_id) references cities (id),
  constraint report_entries_report_known check (report in ('grant'))
);
