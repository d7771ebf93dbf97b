/**
 * Joins `a`, the allocation of the city ($1) with this id. Each is looked up by itself: left to choose, the planner may
 * read all that were ever issued for a few, which takes longer from month to month. So what is joined to it is to be
 * summed by allocation before.
 */
export function withAllocation(id: string): string {
  return `cross join lateral (
        select l.programme_id, l.employer_id, l.municipality_id, l.expires_on
          from ledger.allocations l where l.city_id = $1 and l.id = ${id} offset 0) a`;
}
