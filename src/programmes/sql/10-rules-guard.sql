-- The past is never rewritten: a rule under which coupons were issued, or which was in force when later ones were, stays
-- as it is.

create or replace function programme_rules_guard() returns trigger
language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
begin
  if exists (
    select from ledger.allocations a
     where a.city_id = old.city_id and a.programme_id = old.programme_id and a.month >= old.effective_month) then
    raise exception using errcode = '23514', constraint = 'programme_rules_issued_under',
      message = 'coupons were issued under this rule';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end
$$;
create or replace trigger programme_rules_guarded before update or delete on programme_rules
  for each row execute function programme_rules_guard();
alter table programme_rules enable always trigger programme_rules_guarded;
