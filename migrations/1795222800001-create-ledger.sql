-- The ledger's own schema. Three roles: the owner of these tables (who runs this file), the definer of the functions
-- (sankyu_ledger: may read, insert, and update holdings only), and the application (may read, and call the functions).
-- Every key begins with city_id, so that the schema can be spread over a cluster by city as it stands.
-- All yen are whole yen. `block` is the block of the seal chain that a row was written into (see docs/ledger.md).

create schema ledger;

-- One row a city: whether real time rules it, or a clock of its own. Never changed.
create table ledger.books (
  city_id integer not null,
  kind text not null,
  opened_at timestamptz not null default clock_timestamp(),
  constraint books_pkey primary key (city_id),
  constraint books_kind_known check (kind in ('live', 'rehearsal'))
);

-- A block is a stretch of the book written under one state of the world: the rehearsal clock, the months closed, the
-- days lapsed. Whatever changes that state, and each seal, begins a new block; the newest one is open. A row once
-- begun is never changed, so the history of the clock and of the closings is itself part of what is sealed.
create table ledger.blocks (
  city_id integer not null,
  block bigint not null,
  begun_at timestamptz not null default clock_timestamp(),
  clock_on date,
  closed_through date,
  lapsed_through date not null,
  constraint blocks_pkey primary key (city_id, block),
  constraint blocks_book_fkey foreign key (city_id) references ledger.books (city_id),
  constraint blocks_closed_through_is_a_month check (extract(day from closed_through) = 1)
);

create table ledger.accounts (
  city_id integer not null,
  id uuid not null,
  kind text not null,
  giver_id uuid,
  opened_at timestamptz not null default clock_timestamp(),
  block bigint not null,
  constraint accounts_pkey primary key (city_id, id),
  constraint accounts_book_fkey foreign key (city_id) references ledger.books (city_id),
  constraint accounts_kind_known check (kind in ('issue', 'wallet', 'link', 'merchant')),
  constraint accounts_only_links_name_a_giver check ((kind = 'link') = (giver_id is not null))
);
comment on column ledger.accounts.id is 'the id of what it belongs to: an employee (wallet), a merchant, a claim link; the nil UUID is the city''s issue account';
create index accounts_by_block on ledger.accounts (city_id, block);
create index accounts_links_of_giver on ledger.accounts (city_id, giver_id) where kind = 'link';

-- Every movement that may be recorded. What is not listed here is refused by the database.
create table ledger.movements (
  code text not null,
  from_kind text not null,
  to_kind text not null,
  undoes_code text,
  constraint movements_pkey primary key (code, from_kind, to_kind)
);
insert into ledger.movements (code, from_kind, to_kind, undoes_code) values
  ('issue', 'issue', 'wallet', null),
  ('give', 'wallet', 'wallet', null),
  ('give', 'wallet', 'link', null),
  ('claim', 'link', 'wallet', null),
  ('take_back', 'wallet', 'wallet', 'give'),
  ('take_back', 'link', 'wallet', 'give'),
  ('redeem', 'wallet', 'merchant', null),
  ('void', 'merchant', 'wallet', 'redeem'),
  ('expire', 'wallet', 'issue', null),
  ('expire', 'link', 'issue', null),
  ('recall', 'wallet', 'issue', null),
  ('recall', 'link', 'issue', null),
  ('unexpire', 'issue', 'wallet', 'expire'),
  ('unexpire', 'issue', 'link', 'expire'),
  ('unrecall', 'issue', 'wallet', 'recall'),
  ('unrecall', 'issue', 'link', 'recall');

-- One month's coupons of one enrolment, with what each payer put in. Its id is the id of the operation that issued it.
create table ledger.allocations (
  city_id integer not null,
  id uuid not null,
  programme_id uuid not null,
  employee_id uuid not null,
  enrolment_id uuid not null,
  employer_id uuid not null,
  municipality_id uuid,
  month date not null,
  issued_month date not null,
  expires_on date not null,
  amount integer not null,
  employer_share integer not null,
  city_share integer not null,
  note_yen integer not null,
  billing_basis text not null,
  constraint allocations_pkey primary key (city_id, id),
  constraint allocations_one_a_person_and_month unique (city_id, programme_id, employee_id, month),
  constraint allocations_amount_positive check (amount > 0),
  constraint allocations_shares_not_negative check (employer_share >= 0 and city_share >= 0),
  constraint allocations_shares_add_up check (employer_share + city_share = amount),
  constraint allocations_whole_notes check (note_yen > 0 and amount % note_yen = 0),
  constraint allocations_month_is_a_month check (extract(day from month) = 1 and extract(day from issued_month) = 1),
  constraint allocations_month_not_ahead check (month <= issued_month and issued_month <= expires_on),
  constraint allocations_billing_basis_known check (billing_basis in ('issue', 'redemption'))
);
comment on column ledger.allocations.month is 'the month it is for; issued_month is the month in which it was issued (later for a catch-up), from which validity runs';
create index allocations_by_month on ledger.allocations (city_id, programme_id, month, employee_id);

-- One intention. The id is made from the caller's idempotency key, so the primary key is also what makes a key unique
-- for ever; request_digest tells the same request from another one under the same key.
create table ledger.operations (
  city_id integer not null,
  id uuid not null,
  code text not null,
  from_account uuid not null,
  to_account uuid not null,
  amount integer not null,
  actor_id uuid not null,
  shop_id uuid,
  code_id uuid,
  undoes uuid,
  request_digest uuid not null,
  period date not null,
  happened_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  block bigint not null,
  constraint operations_pkey primary key (city_id, id),
  constraint operations_amount_positive check (amount > 0),
  constraint operations_two_accounts check (from_account <> to_account),
  constraint operations_period_is_a_month check (extract(day from period) = 1),
  constraint operations_undoes_another check (undoes <> id)
);
comment on column ledger.operations.happened_at is 'on the city''s own clock: real time in a live city, the rehearsal date in a rehearsal';
create unique index operations_undone_once on ledger.operations (city_id, undoes) where undoes is not null;
create unique index operations_code_used_once on ledger.operations (city_id, code_id) where code_id is not null;
create index operations_by_source on ledger.operations (city_id, from_account, recorded_at, id);
create index operations_by_target on ledger.operations (city_id, to_account, recorded_at, id);
create index operations_by_block on ledger.operations (city_id, block);

-- One movement of one allocation: one row is both legs of the double entry. On a side that is a wallet or a claim
-- link it keeps that holding's number of the step and what it held before, so that a row can be checked on its own.
create table ledger.transfers (
  city_id integer not null,
  operation_id uuid not null,
  line smallint not null,
  code text not null,
  period date not null,
  allocation_id uuid not null,
  from_account uuid not null,
  to_account uuid not null,
  amount integer not null,
  employer_share integer not null,
  city_share integer not null,
  from_hands smallint,
  from_step integer,
  from_amount_before integer,
  from_employer_before integer,
  to_hands smallint,
  to_step integer,
  to_amount_before integer,
  to_employer_before integer,
  exact boolean not null default false,
  constraint transfers_pkey primary key (city_id, operation_id, line),
  constraint transfers_amount_positive check (amount > 0),
  constraint transfers_two_accounts check (from_account <> to_account),
  constraint transfers_shares_not_negative check (employer_share >= 0 and city_share >= 0),
  constraint transfers_shares_add_up check (employer_share + city_share = amount),
  constraint transfers_within_holding check (amount <= from_amount_before and employer_share <= from_employer_before),
  constraint transfers_share_rule check (
    exact or from_amount_before is null
    or employer_share = from_employer_before - from_employer_before::bigint * (from_amount_before - amount) / from_amount_before
  ),
  constraint transfers_exact_only_when_taken_back check (not exact or code = 'take_back'),
  constraint transfers_sides_whole check (
    num_nulls(from_hands, from_step, from_amount_before, from_employer_before) in (0, 4)
    and num_nulls(to_hands, to_step, to_amount_before, to_employer_before) in (0, 4)
  )
);
comment on column ledger.transfers.exact is 'true where an undoing gives back exactly what was taken, instead of taking by the share rule';
create index transfers_by_period on ledger.transfers using brin (period);

-- What a wallet or a claim link holds of an allocation now: the only rows of the ledger that change, and nothing but a
-- projection of the transfers. `hands` is how many times the notes have been given: 0 for one's own, 1 for thanks.
create table ledger.holdings (
  city_id integer not null,
  account_id uuid not null,
  allocation_id uuid not null,
  hands smallint not null,
  month date not null,
  expires_on date not null,
  note_yen integer not null,
  amount integer not null,
  employer_share integer not null,
  city_share integer not null,
  step integer not null,
  constraint holdings_pkey primary key (city_id, account_id, allocation_id, hands),
  constraint holdings_account_fkey foreign key (city_id, account_id) references ledger.accounts (city_id, id),
  constraint holdings_allocation_fkey foreign key (city_id, allocation_id) references ledger.allocations (city_id, id),
  constraint holdings_not_below_zero check (amount >= 0 and employer_share >= 0 and city_share >= 0),
  constraint holdings_shares_add_up check (employer_share + city_share = amount),
  constraint holdings_whole_notes check (amount % note_yen = 0),
  constraint holdings_hands_not_negative check (hands >= 0)
) with (fillfactor = 70);
create index holdings_by_account on ledger.holdings (city_id, account_id, expires_on, month, allocation_id, hands);
create index holdings_by_expiry on ledger.holdings (city_id, expires_on);

-- From which day a merchant may, or may not, take coupons: the latest row whose day has come decides.
create table ledger.acceptances (
  city_id integer not null,
  merchant_id uuid not null,
  from_on date not null,
  number integer not null,
  accepts boolean not null,
  block bigint not null,
  constraint acceptances_pkey primary key (city_id, merchant_id, from_on, number),
  constraint acceptances_account_fkey foreign key (city_id, merchant_id) references ledger.accounts (city_id, id)
);

-- Whose own coupons a merchant must not take: its owner's and its clerks'. The latest row of a pair decides.
create table ledger.own_people (
  city_id integer not null,
  merchant_id uuid not null,
  wallet_id uuid not null,
  number integer not null,
  barred boolean not null,
  block bigint not null,
  constraint own_people_pkey primary key (city_id, merchant_id, wallet_id, number),
  constraint own_people_merchant_fkey foreign key (city_id, merchant_id) references ledger.accounts (city_id, id),
  constraint own_people_wallet_fkey foreign key (city_id, wallet_id) references ledger.accounts (city_id, id)
);

-- An order to take back what is left of an allocation in its first hands, now and whenever a void brings it back.
create table ledger.recall_orders (
  city_id integer not null,
  allocation_id uuid not null,
  number integer not null,
  stands boolean not null,
  actor_id uuid not null,
  block bigint not null,
  constraint recall_orders_pkey primary key (city_id, allocation_id, number),
  constraint recall_orders_allocation_fkey foreign key (city_id, allocation_id) references ledger.allocations (city_id, id)
);

-- The seal of a block: digest of all its rows, chained to the seal before it by a key the database does not hold.
create table ledger.seals (
  city_id integer not null,
  block bigint not null,
  operations integer not null,
  transfers integer not null,
  digest bytea not null,
  previous_mac bytea not null,
  mac bytea not null,
  sealed_at timestamptz not null default clock_timestamp(),
  constraint seals_pkey primary key (city_id, block),
  constraint seals_block_fkey foreign key (city_id, block) references ledger.blocks (city_id, block)
);

-- One allocation to be issued: what the issuance asks of ledger.issue, thousands in one call.
create type ledger.issue_item as (
  allocation_id uuid,
  programme_id uuid,
  employee_id uuid,
  enrolment_id uuid,
  employer_id uuid,
  municipality_id uuid,
  month date,
  issued_month date,
  expires_on date,
  employer_yen integer,
  city_yen integer,
  note_yen integer,
  billing_basis text,
  actor_id uuid
);

-- The answer to one item of a call: `done`, `replayed` (the first answer again), or why it was refused.
create type ledger.answer as (
  item integer,
  status text,
  operation_id uuid,
  amount integer,
  employer_share integer,
  city_share integer,
  happened_at timestamptz,
  recorded_at timestamptz
);

-- The state of a city's book that a call finds when it enters: see ledger.enter.
create type ledger.page as (
  block bigint,
  kind text,
  day_shift integer,
  period date,
  closed_through date,
  lapsed_through date,
  clock_on date
);

-- The items that the functions take, one row each; `item` is the caller's own number of it in this call, from 0.
create type ledger.redeem_item as (
  item integer,
  id uuid,
  wallet uuid,
  merchant uuid,
  shop uuid,
  notes integer,
  note_yen integer,
  actor uuid,
  digest uuid,
  code uuid,
  code_usable_until timestamptz,
  deadline timestamptz,
  received_at timestamptz,
  daily_cap_notes integer
);
create type ledger.give_item as (
  item integer,
  id uuid,
  giver uuid,
  receiver uuid,
  link uuid,
  notes integer,
  note_yen integer,
  max_hands integer,
  daily_cap_notes integer,
  actor uuid,
  digest uuid
);
create type ledger.claim_item as (item integer, id uuid, link uuid, claimant uuid, actor uuid, digest uuid);
create type ledger.undo_item as (
  item integer,
  id uuid,
  undoes uuid,
  code text,
  not_before timestamptz,
  shop uuid,
  actor uuid,
  digest uuid
);
create type ledger.recall_item as (item integer, id uuid, allocation uuid, actor uuid, digest uuid);
