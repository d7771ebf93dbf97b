import type { BackendFactory, IQueueBackend, RepeatOptions } from 'bullmq';
import { DatabasePool } from '../database/servers/database-pool.js';
import type { JobSettings } from './job-settings.js';

const QUEUE = 'sankyu';
const CONCURRENCY = 3;

const EACH_JOB = { attempts: 3, backoff: { type: 'exponential', delay: 5_000 } };
const KEPT = { removeOnComplete: { count: 100 }, removeOnFail: { count: 500 } };

/** Where jobs wait: one queue, in PostgreSQL or in Redis. */
export interface QueuePlace {
  ready(): Promise<void>;
  /** Names of all jobs that come round by themselves. */
  scheduled(): Promise<string[]>;
  schedule(name: string, when: Omit<RepeatOptions, 'key'>): Promise<void>;
  unschedule(name: string): Promise<void>;
  /** Begins to do jobs. What a job throws is told to `failed`, and the job is tried again. */
  work(run: (name: string) => Promise<void>, failed: (name: string | undefined, error: Error) => void): void;
  /** Ends after the jobs that are being done. Calling it again does nothing. */
  close(): Promise<void>;
}

/**
 * The queue is loaded by those who open one: a process that does no jobs starts without it.
 * @param troubled is told of trouble with the connection, which mends itself
 */
export async function openQueue(settings: JobSettings, troubled: (error: Error) => void): Promise<QueuePlace> {
  const { redisUrl, databaseUrl } = settings;
  const { createPostgresBackend, createRedisBackend } = await import('bullmq');
  if (redisUrl) return queueIn(createRedisBackend, { url: redisUrl, maxRetriesPerRequest: null }, troubled);
  // A pool of our own, since BullMQ can only make one where `require` exists; the search path leads to its tables.
  const pool = new DatabasePool({
    connectionString: databaseUrl,
    max: CONCURRENCY + 3,
    keepAlive: true,
    options: '-c search_path=bullmq',
    application_name: 'sankyu-jobs',
  });
  return queueIn(createPostgresBackend, pool, troubled, () => pool.end());
}

async function queueIn<B extends IQueueBackend, C>(
  backend: BackendFactory<B, C>,
  connection: C,
  troubled: (error: Error) => void,
  leave: () => Promise<void> = async () => {},
): Promise<QueuePlace> {
  const { withBackend } = await import('bullmq');
  const { Queue, Worker } = withBackend(backend);
  const queue = new Queue(QUEUE, { connection });
  queue.on('error', troubled);
  let worker: InstanceType<typeof Worker> | undefined;
  let closing: Promise<void> | undefined;
  const close = async () => {
    await worker?.close();
    await queue.close();
    await leave();
  };
  return {
    ready: async () => {
      await queue.waitUntilReady();
    },
    scheduled: async () => (await queue.getJobSchedulers()).map((one) => one.key),
    schedule: async (name, when) => {
      await queue.upsertJobScheduler(name, when, { name, data: {}, opts: EACH_JOB });
    },
    unschedule: async (name) => {
      await queue.removeJobScheduler(name);
    },
    work: (run, failed) => {
      worker = new Worker(QUEUE, (job) => run(job.name), { connection, concurrency: CONCURRENCY, ...KEPT });
      worker.on('error', troubled);
      worker.on('failed', (job, error) => failed(job?.name, error));
    },
    close: () => (closing ??= close()),
  };
}
