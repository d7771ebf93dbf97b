-- Writes what an act changed in a row. Runs after each change of an audited table while `sankyu.act` names an act
-- (the trigger's condition), with the owner's rights: the application itself may not write into audit_changes.
-- Argument: {"key": the primary key's columns beside city_id, "object": the column that names the object or null,
--   "person": the column that says whose the personal ones are, "personal": [...], "closed": [...]}.
-- Errors: audit_changes_act_fkey when the act is unknown, or another city's.
create or replace function audit_row() returns trigger
language plpgsql security definer set search_path = public, pg_catalog, pg_temp
as $$
declare
  plan constant jsonb := tg_argv[0]::jsonb;
  was constant jsonb := to_jsonb(old);
  becomes constant jsonb := to_jsonb(new);
  stands constant jsonb := coalesce(becomes, was);
  change bigint;
  changed text[];
begin
  select array_agg(key) into changed
    from jsonb_object_keys(stands) key
   where key <> 'city_id' and coalesce(was -> key, 'null') <> coalesce(becomes -> key, 'null');
  if changed is null and tg_op = 'UPDATE' then return null; end if;

  change := nextval('audit_change_numbers');
  insert into audit_changes (city_id, number, act_id, table_name, operation, row_key, object_id, before, after)
  select (stands ->> 'city_id')::integer, change, current_setting('sankyu.act')::uuid, tg_table_name, lower(tg_op),
         (select coalesce(jsonb_object_agg(k.name, stands -> k.name), '{}') from jsonb_array_elements_text(plan -> 'key') as k (name)),
         (stands ->> (plan ->> 'object'))::uuid,
         case when tg_op <> 'INSERT' then coalesce(jsonb_object_agg(key, audit_shown(plan, key, was -> key)) filter (where key is not null), '{}') end,
         case when tg_op <> 'DELETE' then coalesce(jsonb_object_agg(key, audit_shown(plan, key, becomes -> key)) filter (where key is not null), '{}') end
    from unnest(changed) key;

  insert into audit_personal (city_id, number, column_name, person_id, before, after)
  select (stands ->> 'city_id')::integer, change, key, (stands ->> (plan ->> 'person'))::uuid, was ->> key, becomes ->> key
    from unnest(changed) key
   where plan -> 'personal' ? key;
  return null;
end
$$;

-- A value as the log may show it: what is personal stands beside the log, what is closed nowhere.
create or replace function audit_shown(plan jsonb, key text, value jsonb) returns jsonb
language sql immutable set search_path = public, pg_catalog, pg_temp
return case
  when value is null or value = 'null' then 'null'::jsonb
  when plan -> 'closed' ? key then '{"closed": true}'::jsonb
  when plan -> 'personal' ? key then '{"personal": true}'::jsonb
  else value end;
