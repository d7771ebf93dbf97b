import type { EntityManager } from 'typeorm';

/**
 * Whoever makes papers or counts money for them does so alone in the city, until the running transaction ends: numbers
 * are drawn and open sums are divided by one at a time. What must hold, the database guards by itself.
 */
export async function lockBilling(manager: EntityManager, cityId: number): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(hashtextextended('billing:' || $1::integer, 0))`, [cityId]);
}
