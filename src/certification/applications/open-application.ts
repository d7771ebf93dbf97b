import type { EntityManager } from 'typeorm';
import type { DateIso } from '../../domain/date.js';
import { Certification } from '../certification.entity.js';
import { certificationNotFound } from '../certification.errors.js';
import { applicationDecided } from './application.errors.js';

/**
 * An application that waits for its decision, held until the transaction ends: what is decided meanwhile waits.
 *
 * @throws DomainError certification_not_found, application_decided
 */
export async function openApplication(
  manager: EntityManager,
  cityId: number,
  id: string,
): Promise<Certification & { appliedOn: DateIso }> {
  const lock = { mode: 'pessimistic_write' as const };
  const found = await manager.findOne(Certification, { where: { cityId, id }, lock });
  if (!found) throw certificationNotFound();
  const { state, appliedOn } = found;
  if (state !== 'applied' || appliedOn === null) throw applicationDecided();
  return Object.assign(found, { appliedOn });
}
