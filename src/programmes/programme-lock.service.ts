import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../database/transactions.js';
import { programmeIsIssuing } from './programme.errors.js';

/** One number for a programme; any other way to make one would do as well. */
const KEY = `hashtextextended('issuing:' || $1::integer || ':' || $2::uuid, 0)`;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * While a programme is being issued, nothing that the run relies on (rules, budget) changes, and no second run of it
 * begins. An advisory lock, because a run is many transactions long.
 */
@Injectable()
export class ProgrammeLockService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Keeps the programme from being issued until the running transaction ends.
   *
   * @throws DomainError programme_is_issuing
   */
  async holdForChange(cityId: number, programmeId: string): Promise<void> {
    const sql = `select pg_try_advisory_xact_lock(${KEY}) as free`;
    const [answer] = await this.transactions.query<{ free: boolean }>(sql, [cityId, programmeId]);
    if (!answer?.free) throw programmeIsIssuing();
  }

  /**
   * Holds the programme on this one connection for the length of the work, after waiting for whoever holds it.
   *
   * @param manager bound to a connection of its own, outside any transaction
   * @param longestWaitMs how long to wait before giving up
   * @throws DomainError programme_is_issuing
   */
  async holdForIssuing<T>(
    manager: EntityManager,
    cityId: number,
    programmeId: string,
    longestWaitMs: number,
    work: () => Promise<T>,
  ): Promise<T> {
    try {
      await manager.transaction(async (waiting) => {
        await waiting.query(`select set_config('lock_timeout', $1, true)`, [`${longestWaitMs}ms`]);
        await waiting.query(`select pg_advisory_lock(${KEY})`, [cityId, programmeId]);
      });
    } catch (error) {
      throw (error as { code?: string }).code === LOCK_NOT_AVAILABLE ? programmeIsIssuing() : error;
    }
    try {
      return await work();
    } finally {
      // A connection that broke has let go of its locks by itself.
      await manager.query(`select pg_advisory_unlock(${KEY})`, [cityId, programmeId]).catch(() => undefined);
    }
  }
}
