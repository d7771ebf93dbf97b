-- No payout of a merchant that is held enters a batch, by whatever way it is written. Whoever places a hold and whoever
-- adds payouts wait for each other by the same lock as src/payouts/lock-payouts.ts, so that neither misses the other.

create or replace function payout_holds_guard() returns trigger
language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
declare
  v_locked boolean;
begin
  v_locked := pg_advisory_xact_lock(hashtextextended('payouts:' || coalesce(new.city_id, old.city_id), 0)) is not null;
  if tg_op = 'DELETE'
     or tg_op = 'UPDATE' and (old.lifted_at is not null
        or (old.city_id, old.id, old.merchant_id, old.signal_id, old.reason, old.placed_by, old.placed_at)
           is distinct from
           (new.city_id, new.id, new.merchant_id, new.signal_id, new.reason, new.placed_by, new.placed_at)) then
    raise exception using errcode = '23514', constraint = 'payout_holds_never_changed',
      message = 'a hold stays as it was placed, and is lifted once';
  end if;
  return new;
end
$$;
create or replace trigger payout_holds_guarded before insert or update or delete on payout_holds
  for each row execute function payout_holds_guard();
alter table payout_holds enable always trigger payout_holds_guarded;

create or replace function payouts_held_guard() returns trigger
language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
declare
  v_locked boolean;
begin
  v_locked := pg_advisory_xact_lock(hashtextextended('payouts:' || new.city_id, 0)) is not null;
  if exists (
    select from payout_holds h
     where h.city_id = new.city_id and h.merchant_id = new.merchant_id and h.lifted_at is null) then
    raise exception using errcode = '23514', constraint = 'payouts_not_held',
      message = format('the payouts of merchant %s are held', new.merchant_id);
  end if;
  return new;
end
$$;
create or replace trigger payouts_held_guarded before insert on payouts
  for each row execute function payouts_held_guard();
alter table payouts enable always trigger payouts_held_guarded;
