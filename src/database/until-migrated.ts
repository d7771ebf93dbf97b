import { setTimeout as delay } from 'node:timers/promises';
import { isMigrated } from './is-migrated.js';
import { DatabaseClient } from './servers/database-client.js';

const PATIENCE_MS = 120_000;
const PAUSE_MS = 1_000;

/**
 * Waits for the process that migrates, for a process that may not.
 * @throws Error after two minutes
 */
export async function untilMigrated(appUrl: string): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const trouble = await lookOnce(appUrl).catch((error: unknown) => error);
    if (trouble === undefined) return;
    if (Date.now() > end) {
      throw new Error(
        'The database has not been migrated: start a process with ROLE=web, or run `npx sankyu migrate`.',
        {
          cause: trouble,
        },
      );
    }
    await delay(PAUSE_MS);
  }
}

/** @returns undefined when all is there */
async function lookOnce(appUrl: string): Promise<unknown> {
  const client = new DatabaseClient({ connectionString: appUrl });
  await client.connect();
  try {
    const done = await isMigrated(async (sql) => (await client.query<{ done: number }>(sql)).rows);
    return done ? undefined : 'not migrated yet';
  } finally {
    await client.end();
  }
}
