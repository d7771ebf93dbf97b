import type { EntityManager } from 'typeorm';
import type { DateIso } from '../domain/date.js';
import type { Enrolment } from './enrolment.entity.js';

/** The day on which the parent last went on leave again, or came back from it, if ever. */
export async function latestDayOf(
  manager: EntityManager,
  event: 'go_on_leave' | 'return',
  { cityId, id }: Pick<Enrolment, 'cityId' | 'id'>,
): Promise<DateIso | undefined> {
  const [latest] = await manager.query<{ on: DateIso }[]>(
    `select on_date::text as on from enrolment_events
      where city_id = $1 and enrolment_id = $2 and event = $3 order by number desc limit 1`,
    [cityId, id, event],
  );
  return latest?.on;
}
