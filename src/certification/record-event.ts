import type { EntityManager } from 'typeorm';
import type { CertificationEvent } from '../domain/certification-states.js';
import type { DateIso } from '../domain/date.js';
import { CertificationRecord } from './certification-record.entity.js';

/** Who does it, why, and from which day it holds (the city's today, if not said). */
export interface CertificationChange {
  actorId: string;
  reason: string;
  fromOn?: DateIso;
}

/** Adds what happened to a certification to its history. */
export async function recordEvent(
  manager: EntityManager,
  { cityId, id: certificationId }: { cityId: number; id: string },
  event: CertificationEvent,
  fromOn: DateIso,
  { reason, actorId }: CertificationChange,
): Promise<void> {
  const number = 1 + (await manager.countBy(CertificationRecord, { cityId, certificationId }));
  await manager.insert(CertificationRecord, { cityId, certificationId, number, event, fromOn, reason, actorId });
}
