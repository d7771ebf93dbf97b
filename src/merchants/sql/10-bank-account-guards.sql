-- Bank details are kept for ever, and new ones come only from a change that a second person has approved. Number and
-- holder stand in a box that the database cannot open, beside a keyed hash by which it knows equal ones; the owner may
-- close box and hash anew under another key (`sankyu keys rotate`), the application may not.

-- Whether a box was closed under another key than before (bytes 2 to 5 name it), by somebody who may do so.
create or replace function bank_account_closed_anew(was bytea, becomes bytea) returns boolean
language sql stable set search_path = public, pg_catalog, pg_temp
return substring(was from 2 for 4) <> substring(becomes from 2 for 4)
   and pg_has_role(current_user, (select c.relowner from pg_class c where c.oid = 'public.merchant_bank_accounts'::regclass), 'member');

create or replace function merchant_bank_accounts_guard() returns trigger
language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
begin
  if tg_op = 'UPDATE'
     and (old.city_id, old.merchant_id, old.number, old.bank_code, old.branch_code, old.account_kind, old.recorded_at)
         is not distinct from
         (new.city_id, new.merchant_id, new.number, new.bank_code, new.branch_code, new.account_kind, new.recorded_at)
     and bank_account_closed_anew(old.account_box, new.account_box) then
    return new;
  end if;
  if tg_op <> 'INSERT' then
    raise exception using errcode = '23514', constraint = 'merchant_bank_accounts_never_changed',
      message = 'bank details that were in force are kept as they were';
  end if;
  if new.number > 1 and not exists (
    select from bank_account_changes c
     where c.city_id = new.city_id and c.merchant_id = new.merchant_id and c.state = 'approved'
       and (c.bank_code, c.branch_code, c.account_kind, c.account_print)
           = (new.bank_code, new.branch_code, new.account_kind, new.account_print)) then
    raise exception using errcode = '23514', constraint = 'merchant_bank_accounts_approved',
      message = 'nobody has approved these bank details';
  end if;
  return new;
end
$$;
create or replace trigger merchant_bank_accounts_guarded before insert or update or delete on merchant_bank_accounts
  for each row execute function merchant_bank_accounts_guard();
alter table merchant_bank_accounts enable always trigger merchant_bank_accounts_guarded;

-- A change that was asked for is decided once, and only its decision is written into it.
create or replace function bank_account_changes_guard() returns trigger
language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
begin
  if tg_op = 'UPDATE' and bank_account_closed_anew(old.account_box, new.account_box)
     and to_jsonb(old) - '{account_box,account_print}'::text[] = to_jsonb(new) - '{account_box,account_print}'::text[] then
    return new;
  end if;
  if tg_op = 'DELETE' or old.state <> 'requested'
     or (old.city_id, old.id, old.merchant_id, old.bank_code, old.branch_code, old.account_kind, old.account_box,
         old.account_print, old.requested_by, old.requested_at)
        is distinct from
        (new.city_id, new.id, new.merchant_id, new.bank_code, new.branch_code, new.account_kind, new.account_box,
         new.account_print, new.requested_by, new.requested_at) then
    raise exception using errcode = '23514', constraint = 'bank_account_changes_decided_once',
      message = 'a change of bank details is decided once and otherwise kept as it was asked for';
  end if;
  return new;
end
$$;
create or replace trigger bank_account_changes_guarded before update or delete on bank_account_changes
  for each row execute function bank_account_changes_guard();
alter table bank_account_changes enable always trigger bank_account_changes_guarded;
