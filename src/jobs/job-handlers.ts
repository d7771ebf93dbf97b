import { Injectable } from '@nestjs/common';
import { inCity } from '../database/scope.js';
import { Transactions } from '../database/transactions.js';
import type { JobName } from './schedules.js';

/** Looks at one city and does what is owed there; delivered twice, late or out of order it does no harm. */
export type JobHandler = (cityId: number) => Promise<unknown>;

/** Who does which job. Each folder registers its own work here when the program starts. */
@Injectable()
export class JobHandlers {
  private readonly handlers = new Map<string, JobHandler>();
  private readonly forAll = new Map<string, () => Promise<unknown>>();

  constructor(private readonly transactions: Transactions) {}

  register(name: JobName, handler: JobHandler): void {
    this.mustBeFree(name);
    this.handlers.set(name, handler);
  }

  /** For what belongs to no city: done once for all of them together. */
  registerForAll(name: JobName, work: () => Promise<unknown>): void {
    this.mustBeFree(name);
    this.forAll.set(name, work);
  }

  has(name: JobName): boolean {
    return this.handlers.has(name) || this.forAll.has(name);
  }

  /**
   * Does the job in every city, or once where it belongs to none. One city's trouble keeps no other from its turn.
   * @throws AggregateError of what went wrong, so that the job is tried again
   */
  async run(name: string): Promise<void> {
    const work = this.forAll.get(name);
    if (work) {
      await work();
      return;
    }
    const handler = this.handlers.get(name);
    if (!handler) throw new Error(`Nobody does the job ${name}`);
    const cities = await this.transactions.query<{ id: number }>('select id from cities order by id');
    const troubles: unknown[] = [];
    for (const { id } of cities) {
      await inCity(id, () => handler(id)).catch((error: unknown) => troubles.push(error));
    }
    if (troubles.length > 0) throw new AggregateError(troubles, `${name} failed in ${troubles.length} cities`);
  }

  private mustBeFree(name: JobName): void {
    if (this.has(name)) throw new Error(`Two handlers for the job ${name}`);
  }
}
