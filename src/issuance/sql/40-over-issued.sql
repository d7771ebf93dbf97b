-- Allocations of months that, as things stand now, were not owed: after a corrected date, a leave or an end that became
-- known late. Nothing is rewritten; it is shown what can be taken back and what is spent or given.
-- Input: one enrolment, or null for all of the city.
-- recallable: what is left in first hands (the wallet, and open claim links filled from it). returned: what went back to
-- its payers from there, by recall or lapse. order_number: that of the recall order that a recall would make or stand by.
create or replace function issuance_over_issued(p_city_id integer, p_enrolment_id uuid)
returns table (
  allocation_id uuid, programme_id uuid, employee_id uuid, enrolment_id uuid, employer_id uuid, month date,
  amount integer, employer_share integer, city_share integer, recallable integer, returned integer, order_number integer)
language sql stable
as $$
  select a.id, a.programme_id, a.employee_id, a.enrolment_id, a.employer_id, a.month, a.amount, a.employer_share, a.city_share,
         f.recallable, f.returned, f.order_number
    from ledger.allocations a
   cross join lateral issuance_first_hands(p_city_id, a.id, a.employee_id) f
   where a.city_id = p_city_id and (p_enrolment_id is null or a.enrolment_id = p_enrolment_id)
     and not exists (
       select from issuance_owing(p_city_id, a.programme_id, a.month, false) o where o.employee_id = a.employee_id)
   order by a.employee_id, a.month
$$;
