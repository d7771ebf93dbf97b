import type { EntityManager } from 'typeorm';
import type { DateIso } from '../domain/date.js';
import type { EnrolmentEventName } from './enrolment-event.entity.js';
import { Enrolment } from './enrolment.entity.js';
import { recordEvents } from './record-events.js';

/** From which day a change holds, why it is made, and by whom. */
export interface ChangeReason {
  on: DateIso;
  reason: string;
  actorId: string;
}

export type Changes = Partial<
  Pick<
    Enrolment,
    | 'childBirthDate'
    | 'childNumber'
    | 'leaveStartedOn'
    | 'returnedOn'
    | 'state'
    | 'firstMonth'
    | 'lastMonth'
    | 'activatedAt'
    | 'endedOn'
    | 'endReason'
  >
>;

/** Changes a locked enrolment and writes down what it was and what it is; fields that stay the same are left out. */
export async function saveChange(
  manager: EntityManager,
  enrolment: Enrolment,
  event: EnrolmentEventName,
  changes: Changes,
  { on, reason, actorId }: ChangeReason,
): Promise<Enrolment> {
  const { cityId, id } = enrolment;
  const changed = (Object.keys(changes) as (keyof Changes)[]).filter((field) => changes[field] !== enrolment[field]);
  const pick = (source: Changes) => Object.fromEntries(changed.map((field) => [field, source[field]]));
  if (changed.length > 0) await manager.update(Enrolment, { cityId, id }, pick(changes));
  const told = { before: pick(enrolment), after: pick(changes) };
  await recordEvents(manager, cityId, [{ enrolmentId: id, event, onDate: on, reason, actorId, ...told }]);
  return Object.assign(enrolment, changes);
}
