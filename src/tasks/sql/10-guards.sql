-- The life of a task, whoever writes: waiting -> running -> done or failed, back to waiting after a fault, and never
-- changed once it has ended.
create or replace function tasks_guard() returns trigger
language plpgsql
as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'waiting' or new.attempts <> 0 or new.done_count <> 0 then
      raise exception using errcode = '23514', constraint = 'tasks_begin_waiting', message = 'a task begins by waiting';
    end if;
    new.input_hash := sha256(convert_to(new.input::text, 'UTF8'));
    return new;
  end if;
  if old.ended_at is not null then
    raise exception using errcode = '23514', constraint = 'tasks_ended_never_change', message = 'an ended task never changes';
  end if;
  if (new.city_id, new.id, new.kind, new.input, new.input_hash, new.employer_id, new.asked_by, new.act_id, new.asked_at)
     is distinct from
     (old.city_id, old.id, old.kind, old.input, old.input_hash, old.employer_id, old.asked_by, old.act_id, old.asked_at) then
    raise exception using errcode = '23514', constraint = 'tasks_asked_never_change', message = 'what was asked for never changes';
  end if;
  if old.state = 'waiting' and new.state not in ('waiting', 'running') then
    raise exception using errcode = '23514', constraint = 'tasks_states_in_order', message = 'nothing ends that did not run';
  end if;
  -- An attempt begins when a waiting task is taken up, or one whose lease has run out.
  if new.attempts <> old.attempts
     and not (new.attempts = old.attempts + 1 and new.state = 'running'
              and (old.state = 'waiting' or old.running_until < clock_timestamp()))
     or old.state = 'waiting' and new.state = 'running' and new.attempts = old.attempts then
    raise exception using errcode = '23514', constraint = 'tasks_attempts_one_by_one', message = 'attempts are counted one by one';
  end if;
  return new;
end
$$;
create or replace trigger tasks_guarded before insert or update on tasks
  for each row execute function tasks_guard();

create or replace function tasks_refuse_removal() returns trigger
language plpgsql
as $$
begin
  raise exception using errcode = '23514', constraint = 'tasks_never_removed', message = 'tasks are never removed';
end
$$;
create or replace trigger tasks_never_removed before delete or truncate on tasks
  for each statement execute function tasks_refuse_removal();

-- What was brought along is not needed any more once the task has ended; a file that it made is never changed.
create or replace function tasks_after_change() returns trigger
language plpgsql
as $$
begin
  if new.ended_at is not null then
    delete from task_files f where f.city_id = new.city_id and f.task_id = new.id and f.part = 'input';
  end if;
  -- Told when it commits, and not before: whoever hears of it finds it.
  perform pg_notify('sankyu_tasks', json_build_object('cityId', new.city_id, 'id', new.id, 'state', new.state)::text);
  return null;
end
$$;
create or replace trigger tasks_asked after insert on tasks
  for each row execute function tasks_after_change();
create or replace trigger tasks_moved after update on tasks
  for each row when ((old.state, old.step, old.done_count, old.total_count, old.attempts) is distinct from
                     (new.state, new.step, new.done_count, new.total_count, new.attempts))
  execute function tasks_after_change();

-- A file comes while its task is open, and stays what it is; only the owner may close its box anew, under another key
-- (bytes 2 to 5 name it).
create or replace function tasks_guard_file() returns trigger
language plpgsql
as $$
begin
  if tg_op = 'UPDATE' then
    if to_jsonb(new) - 'content_box' = to_jsonb(old) - 'content_box'
       and substring(new.content_box from 2 for 4) <> substring(old.content_box from 2 for 4)
       and pg_has_role(current_user, (select c.relowner from pg_class c where c.oid = 'public.task_files'::regclass), 'member') then
      return new;
    end if;
    raise exception using errcode = '23514', constraint = 'task_files_never_change', message = 'a file of a task never changes';
  end if;
  if not exists (select from tasks t where t.city_id = new.city_id and t.id = new.task_id and t.ended_at is null) then
    raise exception using errcode = '23514', constraint = 'task_files_while_open', message = 'the task of this file has ended';
  end if;
  return new;
end
$$;
create or replace trigger task_files_guarded before insert or update on task_files
  for each row execute function tasks_guard_file();
