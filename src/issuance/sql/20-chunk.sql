-- Issues a month to those after p_after, up to p_until (null: to the last), who are due it, in one call of the ledger.
-- Amount, shares and note come from the rules of that month; the day on which the coupons lapse is given, since it follows
-- from the month of issuing. Answers how many were due, and what the ledger issued; nothing when nobody was.
drop function if exists issuance_chunk(integer, uuid, date, date, date, uuid, uuid, integer);
create or replace function issuance_chunk(
  p_city_id integer, p_programme_id uuid, p_month date, p_issued_month date, p_expires_on date, p_actor_id uuid,
  p_after uuid, p_until uuid)
returns table (due integer, taken integer, amount bigint, employer_share bigint, city_share bigint)
language plpgsql
as $$
declare
  v_rules programme_rules;
  v_items ledger.issue_item[];
begin
  select * into strict v_rules from programme_rules r
   where r.city_id = p_city_id and r.programme_id = p_programme_id and r.effective_month <= p_month
   order by r.effective_month desc limit 1;
  select array_agg(row(
           ledger.derived_id(p_programme_id, d.employee_id || ':' || to_char(p_month, 'YYYY-MM')), p_programme_id, d.employee_id,
           d.enrolment_id, d.employer_id,
           coalesce(d.municipality_id, (select m.municipality_id from employers m where m.city_id = p_city_id and m.id = d.employer_id)),
           p_month, p_issued_month, p_expires_on,
           v_rules.employer_yen, v_rules.city_yen, v_rules.note_yen, v_rules.billing_basis, p_actor_id)::ledger.issue_item
           order by d.employee_id)
    into v_items
    from issuance_due(p_city_id, p_programme_id, p_month, v_rules.requires_activation, p_after, p_until, null) d;
  if v_items is null then
    return;
  end if;
  return query
  select cardinality(v_items), i.taken, i.amount, i.employer_share, i.city_share
    from ledger.issue(p_city_id, v_items) i;
end
$$;
