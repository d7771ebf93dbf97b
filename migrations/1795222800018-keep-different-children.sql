-- Pairs of enrolments that looked like one child twice and, as the welfare section found out, are not.
create table different_children (
  city_id integer not null,
  first_id uuid not null,
  second_id uuid not null,
  found_by uuid not null,
  found_at timestamptz not null default now(),
  reason text not null,
  constraint different_children_pkey primary key (city_id, first_id, second_id),
  constraint different_children_first_fkey foreign key (city_id, first_id) references enrolments (city_id, id),
  constraint different_children_second_fkey foreign key (city_id, second_id) references enrolments (city_id, id),
  constraint different_children_in_order check (first_id < second_id),
  constraint different_children_reason_length check (length(reason) between 1 and 500)
);
comment on table different_children is 'likely doubles that are none; they are not shown again';
