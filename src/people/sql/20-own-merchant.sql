-- Whoever stands behind a merchant's counter can never spend coupons of his or her own there (merchant_people and the bar
-- in the ledger). An account that has both roles shows that it is one person, so the bar is written with the second of
-- them, whichever that is. It stays when a role ends: only the city lifts it.

create or replace function role_grants_own_merchant() returns trigger
language plpgsql security definer set search_path = public, pg_catalog, pg_temp
as $$
declare
  v_own record;
begin
  for v_own in
    select c.merchant_id, e.employee_id,
           case when bool_or(c.role = 'merchant_owner') then 'owner' else 'clerk' end as role
      from role_grants c
      join role_grants e on e.city_id = c.city_id and e.account_id = c.account_id
     where c.city_id = new.city_id and c.account_id = new.account_id and new.id in (c.id, e.id)
       and c.merchant_id is not null and c.ended_at is null and e.employee_id is not null and e.ended_at is null
     group by c.merchant_id, e.employee_id
     order by c.merchant_id, e.employee_id
  loop
    insert into merchant_people (city_id, merchant_id, employee_id, role)
    values (new.city_id, v_own.merchant_id, v_own.employee_id, v_own.role)
    on conflict on constraint merchant_people_pkey do nothing;
    if found then
      perform ledger.bar_own_person(new.city_id, v_own.merchant_id, v_own.employee_id, true);
    end if;
  end loop;
  return null;
end
$$;
create or replace trigger role_grants_bar_own_merchant after insert on role_grants
  for each row execute function role_grants_own_merchant();
alter table role_grants enable always trigger role_grants_bar_own_merchant;
