/**
 * The first day of the month after those that an employee's earlier places in the programme cover, null if there was
 * none: what was, or could be, issued through another employer is not owed again. For a statement in which $1 is the
 * city, $2 the programme, and r a row with "employeeId" and id.
 */
export const MONTH_AFTER_EARLIER_PLACES = `(
  select (date_trunc('month', max(earlier.ended_on)) + interval '1 month')::date
    from enrolments earlier
   where earlier.city_id = $1 and earlier.programme_id = $2 and earlier.employee_id = r."employeeId"
     and earlier.end_reason in ('left', 'moved') and earlier.id <> r.id)`;
