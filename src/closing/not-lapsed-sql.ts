/**
 * Holdings ($1 the city) that have not lapsed, found by their index: all others are empty, as `nothing-overdue` among the
 * ledger's checks proves, and are more from month to month. Of days after one that is not known yet the planner expects a
 * third of all there are, and would read the whole table; of days between two it expects few, as it is.
 */
export const NOT_LAPSED = `expires_on > (
  select b.lapsed_through from ledger.blocks b where b.city_id = $1 order by b.block desc limit 1) and expires_on <= 'infinity'`;
