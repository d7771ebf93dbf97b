-- The audit log is only ever added to. An act gets its outcome once; a change is never touched; a personal value is
-- never rewritten, and removed only when its person is erased (erase_person), which no role of the application can do
-- by itself.

create or replace function audit_acts_guard() returns trigger
language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
begin
  if tg_op = 'INSERT' then
    if new.outcome is not null then
      raise exception using errcode = '23514', constraint = 'audit_acts_written_first',
        message = 'an act is written before its outcome is known';
    end if;
    new.begun_at := clock_timestamp();
    return new;
  end if;
  if tg_op = 'UPDATE' and old.outcome is null and new.outcome is not null and new.object_ids @> old.object_ids
     and to_jsonb(old) - '{ended_at,outcome,status,problem,object_ids}'::text[]
         = to_jsonb(new) - '{ended_at,outcome,status,problem,object_ids}'::text[] then
    new.ended_at := clock_timestamp();
    return new;
  end if;
  raise exception using errcode = '23514', constraint = 'audit_acts_never_changed',
    message = 'an act of the audit log stays as it was written; only its outcome is noted, once';
end
$$;
create or replace trigger audit_acts_guarded before insert or update or delete on audit_acts
  for each row execute function audit_acts_guard();
alter table audit_acts enable always trigger audit_acts_guarded;

create or replace function audit_log_guard() returns trigger
language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
begin
  raise exception using errcode = '23514', constraint = tg_table_name || '_never_changed',
    message = format('%s stays as it was written', tg_table_name);
end
$$;
create or replace trigger audit_changes_guarded before update or delete on audit_changes
  for each row execute function audit_log_guard();
alter table audit_changes enable always trigger audit_changes_guarded;
create or replace trigger audit_personal_guarded before update on audit_personal
  for each row execute function audit_log_guard();
alter table audit_personal enable always trigger audit_personal_guarded;

create or replace trigger audit_acts_emptied before truncate on audit_acts
  for each statement execute function audit_log_guard();
alter table audit_acts enable always trigger audit_acts_emptied;
create or replace trigger audit_changes_emptied before truncate on audit_changes
  for each statement execute function audit_log_guard();
alter table audit_changes enable always trigger audit_changes_emptied;
create or replace trigger audit_personal_emptied before truncate on audit_personal
  for each statement execute function audit_log_guard();
alter table audit_personal enable always trigger audit_personal_emptied;
