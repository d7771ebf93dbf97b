-- What a till needs beside the ledger: posters, paper slips, photos of shops, wrong tries, disputes, the running number of
-- what a shop's screen was shown. Every key begins with city_id.

alter table programme_rules
  add column poster_daily_cap_notes integer default 10,
  add constraint programme_rules_poster_cap_positive check (poster_daily_cap_notes > 0);
comment on column programme_rules.poster_daily_cap_notes is 'most notes that one person pays a day by the poster of one shop, since a poster can be copied; null: no limit';

-- The poster that a shop hangs up. Its id is the actor of what is paid by it. Only the hash of what its QR code holds is kept.
create table shop_posters (
  city_id integer not null,
  id uuid not null,
  shop_id uuid not null,
  token_hash bytea not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  ended_at timestamptz,
  constraint shop_posters_pkey primary key (city_id, id),
  constraint shop_posters_token_key unique (city_id, token_hash),
  constraint shop_posters_shop_fkey foreign key (city_id, shop_id) references shops (city_id, id),
  constraint shop_posters_ends_after_it_began check (ended_at >= made_at)
);
create unique index shop_posters_one_hangs on shop_posters (city_id, shop_id) where ended_at is null;

-- What one person has paid on a day by the poster of one shop, less what was undone. The cap is that of the day's rules.
create table poster_days (
  city_id integer not null,
  shop_id uuid not null,
  employee_id uuid not null,
  day date not null,
  notes integer not null,
  cap_notes integer,
  constraint poster_days_pkey primary key (city_id, shop_id, employee_id, day),
  constraint poster_days_shop_fkey foreign key (city_id, shop_id) references shops (city_id, id),
  constraint poster_days_employee_fkey foreign key (city_id, employee_id) references employees (city_id, id),
  constraint poster_days_not_negative check (notes >= 0),
  constraint poster_days_within_cap check (notes <= cap_notes)
);
comment on column poster_days.day is 'on the city''s own clock';
comment on column poster_days.cap_notes is 'null: no limit';

-- The picture of a shop that a customer sees before paying by its poster. It holds pixels only: no place, no camera, no comment.
create table shop_photos (
  city_id integer not null,
  shop_id uuid not null,
  media_type text not null,
  content bytea not null,
  sha256 bytea not null,
  put_by uuid not null,
  put_at timestamptz not null default now(),
  constraint shop_photos_pkey primary key (city_id, shop_id),
  constraint shop_photos_shop_fkey foreign key (city_id, shop_id) references shops (city_id, id),
  constraint shop_photos_media_type_known check (media_type in ('image/jpeg', 'image/png', 'image/webp')),
  constraint shop_photos_size check (octet_length(content) between 1 and 2097152),
  constraint shop_photos_hash_form check (octet_length(sha256) = 32)
);

-- Slips of paper for somebody without a telephone. A sheet reserves nothing; a new one ends the one before.
create table paper_sheets (
  city_id integer not null,
  id uuid not null,
  employee_id uuid not null,
  slips integer not null,
  notes integer not null,
  note_yen integer not null,
  usable_through date not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  revoked_at timestamptz,
  constraint paper_sheets_pkey primary key (city_id, id),
  constraint paper_sheets_employee_fkey foreign key (city_id, employee_id) references employees (city_id, id),
  constraint paper_sheets_size check (slips between 1 and 40 and notes between 1 and 100 and slips * notes <= 200),
  constraint paper_sheets_note_yen_positive check (note_yen > 0),
  constraint paper_sheets_revoked_after_made check (revoked_at >= made_at)
);
comment on column paper_sheets.notes is 'of one slip';
comment on column paper_sheets.usable_through is 'on the city''s own clock';
create index paper_sheets_by_time on paper_sheets (city_id, made_at);
create unique index paper_sheets_one_stands on paper_sheets (city_id, employee_id) where revoked_at is null;

create table paper_slips (
  city_id integer not null,
  id uuid not null,
  sheet_id uuid not null,
  number integer not null,
  secret_hash bytea not null,
  digits_hash bytea not null,
  revoked_at timestamptz,
  constraint paper_slips_pkey primary key (city_id, id),
  constraint paper_slips_number_key unique (city_id, sheet_id, number),
  constraint paper_slips_secret_key unique (city_id, secret_hash),
  constraint paper_slips_digits_key unique (city_id, digits_hash),
  constraint paper_slips_sheet_fkey foreign key (city_id, sheet_id) references paper_sheets (city_id, id),
  constraint paper_slips_number_range check (number between 1 and 40)
);

-- When wrong digits were typed, by till and by shop: shared by all processes, and bounded.
create table wrong_tries (
  city_id integer not null,
  till_id uuid not null,
  at timestamptz[] not null,
  constraint wrong_tries_pkey primary key (city_id, till_id),
  constraint wrong_tries_bounded check (cardinality(at) <= 200)
);

-- In which order a shop's screens are told what happened there: a number once given is never given again.
create table till_events (
  city_id integer not null,
  shop_id uuid not null,
  number bigint not null,
  operation_id uuid not null,
  recorded_at timestamptz not null,
  constraint till_events_pkey primary key (city_id, shop_id, number),
  constraint till_events_operation_key unique (city_id, shop_id, operation_id),
  constraint till_events_shop_fkey foreign key (city_id, shop_id) references shops (city_id, id),
  constraint till_events_number_positive check (number > 0)
);

-- A redemption that the shop or the holder asks the city to judge.
create table redemption_disputes (
  city_id integer not null,
  id uuid not null,
  redemption_id uuid not null,
  shop_id uuid not null,
  employee_id uuid not null,
  opened_by text not null,
  opener_id uuid not null,
  words text not null,
  opened_at timestamptz not null default now(),
  state text not null default 'open',
  decided_by uuid,
  decided_at timestamptz,
  decision text,
  void_id uuid,
  constraint redemption_disputes_pkey primary key (city_id, id),
  constraint redemption_disputes_shop_fkey foreign key (city_id, shop_id) references shops (city_id, id),
  constraint redemption_disputes_employee_fkey foreign key (city_id, employee_id) references employees (city_id, id),
  constraint redemption_disputes_side_known check (opened_by in ('shop', 'holder')),
  constraint redemption_disputes_state_known check (state in ('open', 'upheld', 'dismissed')),
  constraint redemption_disputes_words_length check (length(words) between 1 and 1000 and length(decision) between 1 and 1000),
  constraint redemption_disputes_decided_whole check (
    (state = 'open') = (decided_by is null) and (state = 'open') = (decided_at is null) and (state = 'open') = (decision is null)),
  constraint redemption_disputes_upheld_is_void check ((state = 'upheld') = (void_id is not null))
);
comment on column redemption_disputes.employee_id is 'whose coupons were taken';
create unique index redemption_disputes_one_open on redemption_disputes (city_id, redemption_id, opened_by) where state = 'open';
create index redemption_disputes_by_state on redemption_disputes (city_id, state, opened_at, id);
create index redemption_disputes_by_redemption on redemption_disputes (city_id, redemption_id);
