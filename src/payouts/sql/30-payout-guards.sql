-- A payout is what its settlement says, a batch is what its lines add up to, and neither changes once the bank may have it.

create or replace function payouts_guard() returns trigger
language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
declare
  v_batch_state text;
begin
  if tg_op = 'DELETE' then
    raise exception using errcode = '23514', constraint = 'payouts_never_changed', message = 'a payout is never removed';
  end if;
  if tg_op = 'UPDATE' then
    if (old.city_id, old.id, old.batch_id, old.line_number, old.settlement_id, old.attempt, old.merchant_id,
        old.bank_account_number, old.details_changed, old.amount, old.fee_yen)
       is distinct from
       (new.city_id, new.id, new.batch_id, new.line_number, new.settlement_id, new.attempt, new.merchant_id,
        new.bank_account_number, new.details_changed, new.amount, new.fee_yen) then
      raise exception using errcode = '23514', constraint = 'payouts_never_changed',
        message = 'a payout stays as it was prepared';
    end if;
    v_batch_state := (select b.state from payout_batches b where b.city_id = new.city_id and b.id = new.batch_id);
    if old.new_code is distinct from new.new_code
       and not (old.new_code is null and (old.state, new.state) = ('waiting', 'waiting') and v_batch_state = 'approved') then
      raise exception using errcode = '23514', constraint = 'payouts_new_code_once',
        message = 'what a transfer file says of an account is settled once, when it is written';
    end if;
    if (old.state, new.state) not in (('waiting', 'sent'), ('sent', 'paid'), ('sent', 'returned'), ('waiting', 'withdrawn'))
       and (old.state <> new.state or old.new_code is not distinct from new.new_code) then
      raise exception using errcode = '23514', constraint = 'payouts_step_known',
        message = format('a payout that is %s does not become %s', old.state, new.state);
    end if;
    if old.state <> new.state
       and v_batch_state is distinct from (case new.state when 'withdrawn' then 'withdrawn' else 'exported' end) then
      raise exception using errcode = '23514', constraint = 'payouts_follow_their_batch',
        message = 'a payout is sent, paid or returned if its batch went out, and withdrawn if that was';
    end if;
    return new;
  end if;
  if not exists (
    select from settlements s
     where s.city_id = new.city_id and s.id = new.settlement_id and s.merchant_id = new.merchant_id and s.amount = new.amount) then
    raise exception using errcode = '23514', constraint = 'payouts_equal_their_settlement',
      message = format('payout %s is not what settlement %s says', new.id, new.settlement_id);
  end if;
  if new.fee_yen >= new.amount then
    raise exception using errcode = '23514', constraint = 'payouts_fee_below_amount',
      message = 'a fee leaves something to be transferred';
  end if;
  if new.state <> 'waiting' or new.new_code is not null or not exists (
    select from payout_batches b where b.city_id = new.city_id and b.id = new.batch_id and b.state = 'prepared') then
    raise exception using errcode = '23514', constraint = 'payouts_with_their_batch',
      message = 'a payout is only added to a batch that is being prepared';
  end if;
  if new.attempt > 1 and not exists (
    select from payouts p
     where p.city_id = new.city_id and p.settlement_id = new.settlement_id and p.attempt = new.attempt - 1
       and p.state in ('returned', 'withdrawn')) or new.attempt < 1
     or exists (
    select from payouts p
     where p.city_id = new.city_id and p.settlement_id = new.settlement_id and p.state = 'returned'
       and p.bank_account_number >= new.bank_account_number) then
    raise exception using errcode = '23514', constraint = 'payouts_again_with_new_details',
      message = 'a returned payout goes out again once its bank details were corrected';
  end if;
  return new;
end
$$;
create or replace trigger payouts_guarded before insert or update or delete on payouts
  for each row execute function payouts_guard();
alter table payouts enable always trigger payouts_guarded;

create or replace function payout_batches_guard() returns trigger
language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
begin
  if tg_op = 'INSERT' then
    if new.state = 'prepared' then return new; end if;
    raise exception using errcode = '23514', constraint = 'payout_batches_step_known', message = 'a batch begins prepared';
  end if;
  if tg_op = 'DELETE'
     or (old.city_id, old.id, old.fiscal_year, old.number, old.prepared_by, old.prepared_at, old.lines, old.amount)
        is distinct from
        (new.city_id, new.id, new.fiscal_year, new.number, new.prepared_by, new.prepared_at, new.lines, new.amount)
     or old.state = 'withdrawn' and old is distinct from new
     or (old.state <> 'prepared' or new.state = 'withdrawn')
        and (old.approved_by, old.approved_at) is distinct from (new.approved_by, new.approved_at)
     or (old.state in ('exported', 'answered') or new.state = 'withdrawn')
        and (old.pay_on, old.exported_at, old.exported_by, old.file_sha256)
            is distinct from (new.pay_on, new.exported_at, new.exported_by, new.file_sha256) then
    raise exception using errcode = '23514', constraint = 'payout_batches_never_changed',
      message = 'a batch stays as it was prepared, approved and exported';
  end if;
  if old.state <> new.state
     and (old.state, new.state) not in (('prepared', 'approved'), ('approved', 'exported'), ('exported', 'answered'),
         ('prepared', 'withdrawn'), ('approved', 'withdrawn')) then
    raise exception using errcode = '23514', constraint = 'payout_batches_step_known',
      message = format('a batch that is %s does not become %s', old.state, new.state);
  end if;
  return new;
end
$$;
create or replace trigger payout_batches_guarded before insert or update or delete on payout_batches
  for each row execute function payout_batches_guard();
alter table payout_batches enable always trigger payout_batches_guarded;

-- Judged when the transaction ends, because a batch comes before its lines.
create or replace function payout_batches_sum_guard() returns trigger
language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
begin
  if exists (
    select from (
      select count(*) as lines, sum(p.amount) as amount
        from payouts p where p.city_id = new.city_id and p.batch_id = new.id) found
     where (found.lines, found.amount) is distinct from (new.lines::bigint, new.amount::numeric)) then
    raise exception using errcode = '23514', constraint = 'payout_batches_add_up',
      message = format('batch %s is not the sum of its lines', new.id);
  end if;
  return null;
end
$$;
drop trigger if exists payout_batches_checked on payout_batches;
create constraint trigger payout_batches_checked after insert on payout_batches
  deferrable initially deferred for each row execute function payout_batches_sum_guard();
alter table payout_batches enable always trigger payout_batches_checked;

-- All lines of a batch are withdrawn with it, or none. Judged when the transaction ends, because the batch comes first.
create or replace function payout_batches_withdrawn_guard() returns trigger
language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
begin
  if exists (
    select from payouts p where p.city_id = new.city_id and p.batch_id = new.id and p.state <> 'withdrawn') then
    raise exception using errcode = '23514', constraint = 'payout_batches_withdrawn_whole',
      message = format('batch %s is withdrawn, and not all of its payouts are', new.id);
  end if;
  return null;
end
$$;
drop trigger if exists payout_batches_withdrawn_checked on payout_batches;
create constraint trigger payout_batches_withdrawn_checked after update on payout_batches
  deferrable initially deferred for each row when (new.state = 'withdrawn') execute function payout_batches_withdrawn_guard();
alter table payout_batches enable always trigger payout_batches_withdrawn_checked;

-- A line that comes later than its batch, while that waits for approval, would not be in its sum.
create or replace function payouts_late_guard() returns trigger
language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
begin
  if exists (
    select from added a join payout_batches b on b.city_id = a.city_id and b.id = a.batch_id
     where b.xmin <> pg_current_xact_id()::xid) then
    raise exception using errcode = '23514', constraint = 'payouts_with_their_batch',
      message = 'a payout is only added to a batch that is being prepared';
  end if;
  return null;
end
$$;
create or replace trigger payouts_checked after insert on payouts
  referencing new table as added for each statement execute function payouts_late_guard();
alter table payouts enable always trigger payouts_checked;
