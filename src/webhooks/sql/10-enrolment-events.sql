-- What happens to an enrolment is to be told to the programs that asked for it: written here, in the transaction in
-- which it happens, and sent later. Who leaves an employer is told apart, for payroll. Ids, states and days; no names.
-- City by city, and gathered first: where cities are spread over a cluster, a transition table cannot be joined with their
-- tables.
create or replace function webhook_enrolment_events() returns trigger
language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
declare
  v_city_id integer;
  v_added jsonb;
  v_request_id text;
begin
  for v_city_id in select distinct a.city_id from added a loop
    v_added := (select jsonb_agg(to_jsonb(a)) from added a where a.city_id = v_city_id);
    -- Of the act of staff or of a program in which it happens; a job's own work has none.
    v_request_id := (select x.request_id from audit_acts x
                      where x.city_id = v_city_id and x.id = nullif(current_setting('sankyu.act', true), '')::uuid);
    insert into webhook_deliveries (city_id, subscription_id, event_id, kind, happened_at, turn, data, request_id)
    select v_city_id, s.id, ledger.derived_id(a.enrolment_id, 'webhook:' || told.kind || ':' || a.number), told.kind,
           a.recorded_at, 2 * a.number + told.place,
           jsonb_build_object('enrolmentId', a.enrolment_id, 'employeeId', e.employee_id, 'employerId', e.employer_id, 'on', a.on_date)
             || told.more,
           v_request_id
      from jsonb_to_recordset(v_added) a (enrolment_id uuid, number integer, event text, on_date date, recorded_at timestamptz, after jsonb)
      join enrolments e on e.city_id = v_city_id and e.id = a.enrolment_id
      cross join lateral (
        select 'enrolment.changed' as kind, 0 as place,
               jsonb_build_object('event', a.event, 'state', coalesce(a.after ->> 'state', e.state)) as more
        union all
        select 'employee.left', 1, jsonb_build_object('reason', a.after ->> 'endReason')
         where a.event = 'end' and a.after ->> 'endReason' in ('left', 'moved')) told
      join webhook_subscriptions s
        on s.city_id = v_city_id and s.state = 'active' and s.merchant_id is null
       and (s.employer_id is null or s.employer_id = e.employer_id) and told.kind = any (s.kinds)
       for key share of s -- one that is given up at this moment stops nobody's enrolment
    on conflict on constraint webhook_deliveries_once do nothing;
  end loop;
  return null;
end
$$;
create or replace trigger enrolment_events_told after insert on enrolment_events
  referencing new table as added for each statement execute function webhook_enrolment_events();
