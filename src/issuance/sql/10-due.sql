-- The enrolments of a programme that are owed a month. A parent on leave again, and one who left, is owed the months
-- before that: state says what holds now, the months and the absences say what is owed.
-- A plain query of one select, so that the planner sees through it wherever it is joined. What is looked up one by one
-- here and below is a subquery with a value, not a join: a month is often issued right after thousands were enrolled,
-- when the planner still takes the tables for empty and would join them the slowest way.
create or replace function issuance_owing(p_city_id integer, p_programme_id uuid, p_month date, p_requires_activation boolean)
returns table (employee_id uuid, enrolment_id uuid, employer_id uuid, municipality_id uuid, first_month date)
language sql stable
as $$
  select e.employee_id, e.id, e.employer_id, e.municipality_id, e.first_month
    from enrolments e
   where e.city_id = p_city_id and e.programme_id = p_programme_id
     and e.state in ('approved', 'active', 'on_leave', 'ended')
     and (e.activated_at is not null or not p_requires_activation)
     and e.first_month <= p_month and e.last_month >= p_month
     and (select b.from_month from enrolment_absences b
           where b.city_id = e.city_id and b.enrolment_id = e.id
             and b.from_month <= p_month and (b.until_month is null or b.until_month >= p_month) limit 1) is null
$$;

-- The people who are owed a month and have no allocation of it: those after p_after and up to p_until (null: to the last),
-- no more than p_limit (null: all), in the order of their ids. Somebody with two children, or two enrolments, is owed it
-- once, by the enrolment that began first. Employers too long in arrears are left out (billing_stopped_employers), and no
-- other employer pays in their place.
-- The people are read from the index in the order of their ids, and no further than asked: who is left would otherwise
-- be read and sorted anew for every chunk of a month, whose cost would grow with the square of the people.
drop function if exists issuance_due(integer, uuid, date, boolean, uuid, integer);
create or replace function issuance_due(
  p_city_id integer, p_programme_id uuid, p_month date, p_requires_activation boolean, p_after uuid, p_until uuid, p_limit integer)
returns table (employee_id uuid, enrolment_id uuid, employer_id uuid, municipality_id uuid)
language sql stable set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off
as $$
  select d.* from (
    select distinct on (o.employee_id) o.employee_id, o.enrolment_id, o.employer_id, o.municipality_id
      from issuance_owing(p_city_id, p_programme_id, p_month, p_requires_activation) o
     where o.employee_id > p_after and o.employee_id <= coalesce(p_until, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
       and (select a.id from ledger.allocations a
             where a.city_id = p_city_id and a.programme_id = p_programme_id and a.employee_id = o.employee_id and a.month = p_month) is null
     order by o.employee_id, o.first_month, o.enrolment_id) d
   where d.employer_id <> all (array(select billing_stopped_employers(p_city_id, p_programme_id, p_month)))
   order by d.employee_id
   limit p_limit
$$;

-- Where a chunk of a run ends that begins after a person: with the last of the next p_enrolments, owed the month or not.
-- Null when there are no more than that.
create or replace function issuance_chunk_end(p_city_id integer, p_programme_id uuid, p_after uuid, p_enrolments integer) returns uuid
language sql stable set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off
as $$
  select e.employee_id from enrolments e
   where e.city_id = p_city_id and e.programme_id = p_programme_id and e.employee_id > p_after
   order by e.employee_id
  offset p_enrolments - 1 limit 1
$$;

-- How many people are still due a month, and how many have it already.
create or replace function issuance_count(
  p_city_id integer, p_programme_id uuid, p_month date, p_requires_activation boolean)
returns table (due integer, already integer)
language sql stable
as $$
  select (count(*) filter (where f.id is null
           and f.employer_id <> all (array(select billing_stopped_employers(p_city_id, p_programme_id, p_month)))))::integer,
         count(f.id)::integer
    from (
      select o.employer_id, (select a.id from ledger.allocations a
               where a.city_id = p_city_id and a.programme_id = p_programme_id and a.employee_id = o.employee_id and a.month = p_month) as id
        from (select distinct on (w.employee_id) w.employee_id, w.employer_id
                from issuance_owing(p_city_id, p_programme_id, p_month, p_requires_activation) w
               order by w.employee_id, w.first_month, w.enrolment_id) o
    ) f
$$;
