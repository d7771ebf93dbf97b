import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import { isAlive, ownIdentity } from './process-identity.js';

const POLL_MS = 20;
const LONGEST_WAIT_MS = 120_000;

/**
 * Does the work while no other process of this computer does any under the same lock, and gives back its result.
 *
 * The lock is a folder that holds one file, named after the process that has it. Renaming a prepared folder onto it is
 * atomic and succeeds only where no lock or an empty one stands. Whoever finds a dead holder removes the file of that
 * very holder, so that two who do it at once can never remove the lock of a third who came in between.
 *
 * @throws EmbeddedPostgresError `lock_held` when a living process keeps the lock for two minutes.
 */
export async function withProcessLock<T>(lock: string, work: () => Promise<T>): Promise<T> {
  await acquire(lock);
  try {
    return await work();
  } finally {
    await rm(join(lock, ownIdentity()), { force: true });
    await removeIfEmpty(lock);
  }
}

async function acquire(lock: string): Promise<void> {
  const mine = `${lock}.${ownIdentity()}.${randomUUID()}`;
  await mkdir(mine, { recursive: true });
  await writeFile(join(mine, ownIdentity()), '');
  try {
    const deadline = Date.now() + LONGEST_WAIT_MS;
    while (!(await moved(mine, lock))) {
      await evictDead(lock);
      if (Date.now() > deadline) {
        const holders = (await namesIn(lock)).map((holder) => holder.split('-')[0]).join(', ');
        throw new EmbeddedPostgresError(
          'lock_held',
          `Another Sankyu (process ${holders}) has been busy with the embedded database for two minutes.`,
        );
      }
      await sleep(POLL_MS);
    }
  } finally {
    await rm(mine, { recursive: true, force: true });
  }
  await sweepPrepared(lock);
}

async function moved(mine: string, lock: string): Promise<boolean> {
  try {
    await rename(mine, lock);
    return true;
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

async function evictDead(lock: string): Promise<void> {
  for (const holder of await namesIn(lock)) {
    if (!isAlive(holder)) await rm(join(lock, holder), { force: true });
  }
  await removeIfEmpty(lock);
}

/** Folders prepared by processes which were killed while they waited. */
async function sweepPrepared(lock: string): Promise<void> {
  for (const name of await namesIn(dirname(lock))) {
    if (!name.startsWith(`${basename(lock)}.`)) continue;
    if (!isAlive(name.split('.').at(-2) ?? '')) await rm(join(dirname(lock), name), { recursive: true, force: true });
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

async function removeIfEmpty(folder: string): Promise<void> {
  await rmdir(folder).catch(() => undefined);
}
