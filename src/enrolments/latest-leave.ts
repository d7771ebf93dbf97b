import type { EntityManager } from 'typeorm';
import type { DateIso } from '../domain/date.js';
import type { Enrolment } from './enrolment.entity.js';

/** The day on which the parent last went on leave again, if ever. */
export async function latestLeave(
  manager: EntityManager,
  { cityId, id }: Pick<Enrolment, 'cityId' | 'id'>,
): Promise<DateIso | undefined> {
  const [leave] = await manager.query<{ on: DateIso }[]>(
    `select on_date::text as on from enrolment_events
      where city_id = $1 and enrolment_id = $2 and event = 'go_on_leave' order by number desc limit 1`,
    [cityId, id],
  );
  return leave?.on;
}
