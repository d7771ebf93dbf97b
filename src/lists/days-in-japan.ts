import { toDateIso } from '../domain/date.js';
import { raw, type Sql, sql } from './sql.js';

/**
 * That a moment lies in a stretch of days, in Japan. Nothing where neither end is given.
 *
 * @param column SQL of a moment
 * @throws DomainError bad_date
 */
export function withinDays(column: string, from: string | undefined, until: string | undefined): Sql[] {
  const midnight = (day: Sql) => sql`(${day})::timestamp at time zone 'Asia/Tokyo'`;
  return [
    ...(from ? [sql`${raw(column)} >= ${midnight(sql`${toDateIso(from)}::date`)}`] : []),
    ...(until ? [sql`${raw(column)} < ${midnight(sql`${toDateIso(until)}::date + 1`)}`] : []),
  ];
}
