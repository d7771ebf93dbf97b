/**
 * How one kind of notice is found.
 *
 * The query answers `recipient_id, subject_id, email, name, facts`. Its parameters: $1 the city, $3 the position from
 * which on it looks, $4 the city's day ($2 is the kind). What happened long before that day is no news: an old city that
 * is taken in, a rehearsal that jumps over months, tell nobody of it.
 */
export interface NewsQuery {
  /** What its position is: a block of the ledger, a moment, or nothing where it looks at what holds today. */
  position: 'block' | 'moment' | 'today';
  /** Whether there may be any: a condition on $1 the city and `since` the position, answered from an index. */
  any: string;
  sql: string;
}

/** News are told for so many days, should nobody have done so before. */
export const NEWS_DAYS = 7;

/** Whether the book has gone on. */
export const ANY_OPERATION = 'exists (select from ledger.operations o where o.city_id = $1 and o.block >= since)';

/** Whether a row of the table has come, or was changed, since. */
export const anySince = (table: string, column: string, condition = 'true') =>
  `exists (select from ${table} t where t.city_id = $1 and t.${column} >= to_timestamp(since / 1e6) and ${condition})`;

/** An operation of the ledger that is new. */
export const NEW_OPERATION = `o.city_id = $1 and o.block >= $3
  and o.happened_at >= ($4::date - ${NEWS_DAYS})::timestamp at time zone 'Asia/Tokyo'`;

/** An operation that was undone before anybody was told of it is not told. */
export const NOT_UNDONE =
  'not exists (select from ledger.operations u where u.city_id = o.city_id and u.undoes = o.id)';

/** How many notes an operation moved, and the first day after which some of them lapse. */
export const NOTES_OF = `cross join lateral (
  select (sum(t.amount / a.note_yen))::integer as notes, min(a.expires_on)::text as expires_on
    from ledger.transfers t join ledger.allocations a on a.city_id = t.city_id and a.id = t.allocation_id
   where t.city_id = o.city_id and t.operation_id = o.id) moved`;
