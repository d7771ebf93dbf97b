import type { EntityManager } from 'typeorm';
import type { EnrolmentEvent } from './enrolment-event.entity.js';

export type NewEvent = Pick<
  EnrolmentEvent,
  'enrolmentId' | 'event' | 'onDate' | 'reason' | 'actorId' | 'before' | 'after'
>;

/**
 * Writes down what happened, in the order given, in the transaction that makes it happen. The enrolments are locked or
 * new, so nobody else counts their events at the same time.
 */
export async function recordEvents(manager: EntityManager, cityId: number, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await manager.query(
    `insert into enrolment_events (city_id, enrolment_id, number, event, on_date, reason, actor_id, before, after)
     select $1, r."enrolmentId",
            coalesce((select max(e.number) from enrolment_events e
                       where e.city_id = $1 and e.enrolment_id = r."enrolmentId"), 0)
              + row_number() over (partition by r."enrolmentId" order by r.ordinal),
            r.event, r."onDate", r.reason, r."actorId", r.before, r.after
       from rows from (jsonb_to_recordset($2) as ("enrolmentId" uuid, event text, "onDate" date, reason text,
              "actorId" uuid, before jsonb, after jsonb)) with ordinality
         as r ("enrolmentId", event, "onDate", reason, "actorId", before, after, ordinal)`,
    [cityId, JSON.stringify(events)],
  );
}
