/**
 * The allocations of a city ($1) whose ids, each once, are what `ids` selects as `allocation_id`; looked up one by one.
 * Left to itself the planner may read all that were ever issued instead, which takes longer from month to month.
 */
export function allocatedSql(ids: string): string {
  return `select a.* from (${ids}) moved
       cross join lateral (
         select l.id, l.programme_id, l.employer_id, l.municipality_id, l.expires_on
           from ledger.allocations l where l.city_id = $1 and l.id = moved.allocation_id offset 0) a`;
}
