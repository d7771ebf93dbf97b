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
