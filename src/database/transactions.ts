import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { asDomainError } from './constraint-errors.js';
import { scope } from './scope.js';

/** A transaction that is running, and the city for which its connection shows rows; none as long as nobody named one. */
interface Running {
  manager: EntityManager;
  cityId: number | undefined;
}

/**
 * The one way to the database. Inside `run`, everything that uses `manager`, however deep in other services, joins the
 * same transaction; outside, each statement is a transaction of its own.
 */
@Injectable()
export class Transactions {
  private readonly current = new AsyncLocalStorage<Running>();

  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /**
   * The manager of the transaction that is running here, or of none.
   * @throws Error where the transaction is another city's than the scope
   */
  get manager(): EntityManager {
    const running = this.current.getStore();
    if (!running) return this.source.manager;
    if (running.cityId !== scope().cityId)
      throw new Error('A transaction is one city’s, from its beginning to its end.');
    return running.manager;
  }

  /** Whether a transaction is running here. */
  get active(): boolean {
    return this.current.getStore() !== undefined;
  }

  /**
   * Runs the work in one READ COMMITTED transaction, or in the one that is already running. It is never run again by
   * itself: a failure undoes everything and reaches the caller, a violated constraint as the domain error declared
   * for its name.
   * @throws Error where the transaction that is running is another city's than the scope
   */
  async run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    if (this.active) return work(await this.joined());
    const { cityId } = scope();
    try {
      return await this.source.transaction((manager) => this.current.run({ manager, cityId }, () => work(manager)));
    } catch (error) {
      throw asDomainError(error);
    }
  }

  /** Rows of one statement, its violations turned into domain errors like those of `run`. */
  async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const manager = await this.joined();
    try {
      return await manager.query<Row[]>(sql, parameters);
    } catch (error) {
      throw asDomainError(error);
    }
  }

  /**
   * A transaction that began for no city, since the city is only found or made in it, becomes the city's that asks
   * first, until it ends.
   */
  private async joined(): Promise<EntityManager> {
    const running = this.current.getStore();
    const { cityId } = scope();
    if (running && running.cityId === undefined && cityId !== undefined) {
      running.cityId = cityId;
      // As a statement, since that goes along to the other nodes of a cluster.
      await running.manager.query(`set local sankyu.city to '${Number(cityId)}'`);
    }
    return this.manager;
  }
}
