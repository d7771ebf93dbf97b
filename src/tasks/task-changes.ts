import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Observable, share, type Subscriber } from 'rxjs';
import { DataSource } from 'typeorm';
import { DatabaseClient } from '../database/servers/database-client.js';
import type { TaskState } from './task.js';

/** A task was asked for, or moved. */
export interface TaskChange {
  cityId: number;
  id: string;
  state: TaskState;
}

const RETRY_MS = 2_000;

/**
 * What the database tells of tasks as it commits. One connection of this process listens while anybody wants to hear;
 * whoever listens is told of no change in particular (undefined) whenever some may have been missed.
 */
@Injectable()
export class TaskChanges {
  private readonly logger = new Logger('Tasks');

  readonly heard = new Observable<TaskChange | undefined>((listener) => {
    const leaving = new AbortController();
    void this.listen(listener, leaving.signal);
    return () => leaving.abort();
  }).pipe(share());

  constructor(@InjectDataSource() private readonly source: DataSource) {}

  private async listen(listener: Subscriber<TaskChange | undefined>, leaving: AbortSignal): Promise<void> {
    while (!leaving.aborted) {
      try {
        await this.listenOnce(listener, leaving);
      } catch (err) {
        if (!leaving.aborted) this.logger.warn({ err }, 'what happens to tasks cannot be heard; trying again');
      }
      await delay(RETRY_MS, undefined, { signal: leaving, ref: false }).catch(() => undefined);
    }
  }

  private async listenOnce(listener: Subscriber<TaskChange | undefined>, leaving: AbortSignal): Promise<void> {
    const { options } = this.source;
    const connectionString = options.type === 'postgres' ? options.url : undefined;
    const client = new DatabaseClient({ connectionString, keepAlive: true, application_name: 'sankyu-tasks' });
    const gone = new Promise<void>((resolve, reject) => {
      client.once('error', reject);
      client.once('end', resolve);
      leaving.addEventListener('abort', () => resolve(), { once: true });
    });
    // Also when it breaks while it is still being opened.
    gone.catch(() => undefined);
    try {
      await client.connect();
      client.on('notification', ({ payload }) => listener.next(JSON.parse(payload ?? '') as TaskChange));
      await client.query('listen sankyu_tasks');
      listener.next(undefined);
      await gone;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
