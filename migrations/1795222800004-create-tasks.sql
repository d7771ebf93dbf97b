-- Long work that somebody asked for and does not wait for: what it is, how far it has come, and how it ended. The rules
-- of its life that no single row can hold are in src/tasks/sql/.

create table tasks (
  city_id integer not null,
  id uuid not null,
  kind text not null,
  input jsonb not null,
  input_hash bytea not null,
  employer_id uuid,
  asked_by uuid not null,
  act_id uuid,
  asked_at timestamptz not null default clock_timestamp(),
  state text not null default 'waiting',
  step text,
  done_count integer not null default 0,
  total_count integer,
  attempts integer not null default 0,
  not_before timestamptz not null default clock_timestamp(),
  running_until timestamptz,
  result jsonb,
  problem jsonb,
  ended_at timestamptz,
  constraint tasks_pkey primary key (city_id, id),
  constraint tasks_city_fkey foreign key (city_id) references cities (id),
  constraint tasks_employer_fkey foreign key (city_id, employer_id) references employers (city_id, id),
  constraint tasks_state_known check (state in ('waiting', 'running', 'done', 'failed')),
  constraint tasks_leased_while_running check ((state = 'running') = (running_until is not null)),
  constraint tasks_result_only_of_done check ((state = 'done') = (result is not null)),
  constraint tasks_problem_only_of_failed check ((state = 'failed') = (problem is not null)),
  constraint tasks_problem_in_words check (problem ?& array['code', 'ja', 'en']),
  constraint tasks_ended_is_dated check ((state in ('done', 'failed')) = (ended_at is not null)),
  constraint tasks_attempted_before_it_ends check (state = 'waiting' or attempts > 0),
  constraint tasks_attempts_range check (attempts between 0 and 3),
  constraint tasks_counts_in_order check (done_count >= 0 and done_count <= coalesce(total_count, done_count))
);
-- Who asks for what is being done already is given that task.
create unique index tasks_one_open on tasks (city_id, kind, employer_id, input_hash) nulls not distinct
  where ended_at is null;
create index tasks_to_do on tasks (city_id, id) where ended_at is null;
comment on column tasks.employer_id is 'whose task it is, where an employer asked; null: the city''s';
comment on column tasks.act_id is 'the act of the audit log in which it was asked for';
comment on column tasks.step is 'a stable code of what is being done; done_count of total_count are counted within it';
comment on column tasks.running_until is 'the lease of whoever does it; after that it is taken up again';

-- Files that go with a task: what it was asked with, removed when it ends, and what it made, removed after a day.
create table task_files (
  city_id integer not null,
  task_id uuid not null,
  part text not null,
  position integer not null,
  name text not null,
  media_type text not null,
  content_box bytea not null,
  kept_at timestamptz not null default clock_timestamp(),
  constraint task_files_pkey primary key (city_id, task_id, part, position),
  constraint task_files_task_fkey foreign key (city_id, task_id) references tasks (city_id, id),
  constraint task_files_part_known check (part in ('input', 'result')),
  constraint task_files_one_result check (part = 'input' or position = 1)
);
comment on column task_files.content_box is 'the bytes in base64, closed by the Vault (task-file:<task>:<part>:<position>)';
create index task_files_results on task_files (city_id, kept_at) where part = 'result';
