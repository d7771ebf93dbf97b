-- A batch of payouts that must not go to the bank is withdrawn, and its settlements wait to be paid again. It keeps its
-- number. What a transfer file said of an account (new_code) is kept with the payout, so that it says the same again.

alter table payout_batches
  add column withdrawn_by uuid,
  add column withdrawn_at timestamptz,
  add column withdraw_reason text,
  drop constraint payout_batches_state_known,
  add constraint payout_batches_state_known check (state in ('prepared', 'approved', 'exported', 'answered', 'withdrawn')),
  drop constraint payout_batches_approved_is_signed,
  add constraint payout_batches_approved_is_signed check (state = 'withdrawn' or (state = 'prepared') = (approved_by is null)),
  add constraint payout_batches_withdrawn_is_signed check (
    case when state = 'withdrawn' then withdrawn_by is not null and withdrawn_at is not null and withdraw_reason is not null
         else withdrawn_by is null and withdrawn_at is null and withdraw_reason is null end),
  add constraint payout_batches_withdrawn_for_a_reason check (char_length(btrim(withdraw_reason)) between 1 and 500),
  add constraint payout_batches_withdrawn_by_another check (withdrawn_by <> approved_by);

alter table payouts
  add column new_code smallint,
  drop constraint payouts_state_known,
  add constraint payouts_state_known check (state in ('waiting', 'sent', 'paid', 'returned', 'withdrawn'));
comment on column payouts.new_code is '新規コード of the transfer file: 1 first transfer, 2 first after a change of details, 0 other; null until it is written';

-- What went out until now said nothing of a first transfer. Given with the type, because no payout is ever updated so.
alter table payouts alter column new_code type smallint
  using case when state = 'waiting' then null when details_changed then 2 else 0 end;

alter table payouts
  add constraint payouts_new_code_known check (new_code in (0, 1, 2)),
  add constraint payouts_new_code_written check (state in ('waiting', 'withdrawn') or new_code is not null);

drop index payouts_one_alive;
create unique index payouts_one_alive on payouts (city_id, settlement_id) where state not in ('returned', 'withdrawn');
