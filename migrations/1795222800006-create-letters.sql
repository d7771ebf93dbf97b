-- Letters that wait to be sent: the outbox of everything that Sankyu writes to somebody by mail. They belong to no
-- city: an account may hold roles in several, and a sign-in link is sent before anybody knows in which.

create schema if not exists people;

create table people.letters (
  id uuid not null,
  template text not null,
  account_id uuid,
  city_id integer,
  state text not null default 'waiting',
  attempts smallint not null default 0,
  next_at timestamptz not null default now(),
  box bytea,
  trouble text,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  constraint letters_pkey primary key (id),
  constraint letters_state_known check (state in ('waiting', 'sent', 'dead')),
  constraint letters_attempts_not_negative check (attempts >= 0),
  constraint letters_emptied_once_sent check ((state = 'sent') = (box is null)),
  constraint letters_ended_when_not_waiting check ((state = 'waiting') = (ended_at is null)),
  constraint letters_template_form check (template ~ '^[a-z][a-z0-9-]{0,59}$')
);
comment on column people.letters.box is 'recipient, subject and texts, closed by the Vault (letter:<id>); gone once it is sent';
comment on column people.letters.trouble is 'why the last attempt failed: a code and the number the mail server answered, never its words, which may hold the address';
create index letters_waiting on people.letters (next_at) where state = 'waiting';
create index letters_ended on people.letters (ended_at) where state <> 'waiting';

-- What was told to whom, once each: nobody's words, only ids. A row is written with its letter or not at all.
create table notices (
  city_id integer not null,
  kind text not null,
  recipient_id uuid not null,
  subject_id uuid not null,
  outcome text not null,
  told_at timestamptz not null default now(),
  constraint notices_pkey primary key (city_id, kind, recipient_id, subject_id),
  constraint notices_city_fkey foreign key (city_id) references cities (id),
  constraint notices_outcome_known check (outcome in ('told', 'off', 'rehearsal', 'unreachable'))
);
comment on column notices.subject_id is 'what it is about: an operation of the ledger, an enrolment, a payout, a certification, or a day on which coupons lapse';
create index notices_by_time on notices (city_id, told_at);

-- Up to where a city's book and tables were read for one kind of notice. What lies at the position itself is read again.
create table notice_cursors (
  city_id integer not null,
  kind text not null,
  position bigint not null,
  constraint notice_cursors_pkey primary key (city_id, kind),
  constraint notice_cursors_city_fkey foreign key (city_id) references cities (id)
);
comment on column notice_cursors.position is 'a block of the ledger, or microseconds since 1970';

-- What a person, or the desk of a merchant or employer, does not want to be told, and in which language the rest.
create table notice_choices (
  city_id integer not null,
  recipient_id uuid not null,
  language text not null default 'ja',
  off text[] not null default '{}',
  changed_at timestamptz not null default now(),
  constraint notice_choices_pkey primary key (city_id, recipient_id),
  constraint notice_choices_city_fkey foreign key (city_id) references cities (id),
  constraint notice_choices_language_known check (language in ('ja', 'en')),
  constraint notice_choices_only_what_may_be_off check (off <@ array['coupons_arrived', 'thanks_received', 'lapse_30',
    'lapse_7', 'payment_taken', 'payout_made', 'certificate_ends_60', 'certificate_ends_30'])
);

create index enrolment_events_by_time on enrolment_events (city_id, recorded_at);
create index payouts_by_answer on payouts (city_id, answered_at) where state = 'paid';

-- Who was told that a certification ends stands in notices now.
alter table certifications drop column reminded_on;
