import type { EntityManager } from 'typeorm';

/**
 * Lets one transaction at a time decide who has a place in a city's programmes, until it ends. Whether a person or a
 * child is enrolled already, perhaps by another employer, is more than one unique index can say.
 */
export async function lockEnrolments(manager: EntityManager, cityId: number): Promise<void> {
  await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`enrolments:${cityId}`]);
}
