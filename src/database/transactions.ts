import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { asDomainError } from './constraint-errors.js';

/**
 * The one way to the database. Inside `run`, everything that uses `manager`, however deep in other services, joins the
 * same transaction; outside, each statement is a transaction of its own.
 */
@Injectable()
export class Transactions {
  private readonly current = new AsyncLocalStorage<EntityManager>();

  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /** The manager of the transaction that is running here, or of none. */
  get manager(): EntityManager {
    return this.current.getStore() ?? this.source.manager;
  }

  /** Whether a transaction is running here. */
  get active(): boolean {
    return this.current.getStore() !== undefined;
  }

  /**
   * Runs the work in one READ COMMITTED transaction, or in the one that is already running. It is never run again by
   * itself: a failure undoes everything and reaches the caller, a violated constraint as the domain error declared
   * for its name.
   */
  async run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const running = this.current.getStore();
    if (running) return work(running);
    try {
      return await this.source.transaction((manager) => this.current.run(manager, () => work(manager)));
    } catch (error) {
      throw asDomainError(error);
    }
  }

  /** Rows of one statement, its violations turned into domain errors like those of `run`. */
  async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    try {
      return await this.manager.query<Row[]>(sql, parameters);
    } catch (error) {
      throw asDomainError(error);
    }
  }
}
