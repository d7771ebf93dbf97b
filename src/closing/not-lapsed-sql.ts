/**
 * Holdings ($1 the city) that have not lapsed, found by their index: all others are empty, as `nothing-overdue` among the
 * ledger's checks proves, and are more from month to month.
 */
export const NOT_LAPSED = `expires_on > (
  select b.lapsed_through from ledger.blocks b where b.city_id = $1 order by b.block desc limit 1)`;
