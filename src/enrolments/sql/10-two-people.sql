-- An enrolment is approved by another person than the one who applied for it, so that nobody alone enrols somebody who
-- does not exist. The one exception is a list that is applied for and approved by one and the same transaction: the
-- city's own import at the command line, or of a rehearsal (src/enrolments/import/import.controller.ts).

create or replace function enrolment_events_two_people() returns trigger
language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
begin
  -- Whatever was said: xmin would not do, since a savepoint writes under a number of its own.
  new.written_by := pg_current_xact_id();
  if new.event = 'approve' and exists (
    select from enrolment_events e
     where e.city_id = new.city_id and e.enrolment_id = new.enrolment_id and e.event = 'apply' and e.actor_id = new.actor_id
       and e.written_by <> new.written_by) then
    raise exception using errcode = '23514', constraint = 'enrolment_events_two_people',
      message = 'whoever applied for an enrolment does not approve it';
  end if;
  return new;
end
$$;
create or replace trigger enrolment_events_by_two before insert on enrolment_events
  for each row execute function enrolment_events_two_people();
alter table enrolment_events enable always trigger enrolment_events_by_two;
