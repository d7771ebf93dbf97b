-- What was said in a dispute, and how it was decided, is never changed; nor is what a shop's screens were told.

create or replace function redemption_disputes_guard() returns trigger
language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
begin
  if tg_op in ('DELETE', 'TRUNCATE') then
    raise exception using errcode = '23514', constraint = 'redemption_disputes_kept', message = 'a dispute is kept';
  end if;
  -- With its person (erase_person): the words go, that there was a dispute and how it ended stays.
  if new.words = '消去済' and to_jsonb(old) - '{words,decision}'::text[] = to_jsonb(new) - '{words,decision}'::text[]
     and exists (select from employees e where e.city_id = new.city_id and e.id = new.employee_id and e.erased_at is not null) then
    return new;
  end if;
  if old.state <> 'open' then
    raise exception using errcode = '23514', constraint = 'redemption_disputes_decided_once', message = 'this dispute was decided';
  end if;
  if (new.city_id, new.id, new.redemption_id, new.shop_id, new.employee_id, new.opened_by, new.opener_id, new.words, new.opened_at)
     is distinct from
     (old.city_id, old.id, old.redemption_id, old.shop_id, old.employee_id, old.opened_by, old.opener_id, old.words, old.opened_at) then
    raise exception using errcode = '23514', constraint = 'redemption_disputes_kept', message = 'what was said in a dispute is kept';
  end if;
  return new;
end
$$;
create or replace trigger redemption_disputes_guarded before update or delete on redemption_disputes
  for each row execute function redemption_disputes_guard();
create or replace trigger redemption_disputes_never_emptied before truncate on redemption_disputes
  for each statement execute function redemption_disputes_guard();
alter table redemption_disputes enable always trigger redemption_disputes_guarded;
alter table redemption_disputes enable always trigger redemption_disputes_never_emptied;

create or replace function till_events_guard() returns trigger
language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
begin
  raise exception using errcode = '23514', constraint = 'till_events_kept', message = 'a number once given stays';
end
$$;
create or replace trigger till_events_guarded before update on till_events
  for each row execute function till_events_guard();
alter table till_events enable always trigger till_events_guarded;

-- A slip that was revoked stays revoked, and so does a sheet: paper cannot be called back and handed out again.
create or replace function paper_revoked_guard() returns trigger
language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
begin
  if old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at then
    raise exception using errcode = '23514', constraint = 'paper_revoked_for_good', message = 'what was revoked stays revoked';
  end if;
  return new;
end
$$;
create or replace trigger paper_slips_guarded before update on paper_slips for each row execute function paper_revoked_guard();
create or replace trigger paper_sheets_guarded before update on paper_sheets for each row execute function paper_revoked_guard();
alter table paper_slips enable always trigger paper_slips_guarded;
alter table paper_sheets enable always trigger paper_sheets_guarded;
