import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, mkdir, readlink, rmdir, stat, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { BELONGS_TO_ANOTHER, EmbeddedPostgresError } from './embedded-postgres.error.js';
import { exists } from './exists.js';
import { canEnter, serverUserFor, type ServerUser } from './server-user.js';

/** Where the files of one embedded database are, and who runs it. */
export interface Place {
  folder: string;
  cluster: string;
  serverUser: ServerUser;
}

/**
 * The place of the embedded database: `postgres` in the data folder. Where root's server user cannot get there (a
 * folder below /root), that is a link to a folder of its own in /var/lib. So a data folder and its cluster stay
 * together when the folder is renamed, and a new data folder never meets the cluster of an old one.
 *
 * @throws EmbeddedPostgresError `not_permitted` when it cannot be used.
 */
export async function findPlace(dataDir: string): Promise<Place> {
  const data = resolve(dataDir);
  await prepare(data);
  const usual = join(data, 'postgres');
  const serverUser = await serverUserFor(join(usual, 'cluster'));
  const folder = (await linkTarget(usual)) ?? (canEnter(serverUser, data) ? usual : await setAside(usual));
  await prepare(folder);
  return { folder, cluster: join(folder, 'cluster'), serverUser };
}

async function setAside(usual: string): Promise<string> {
  // The full ledger is there, out of reach; an empty one must not start in its place.
  if (await exists(usual)) {
    throw new EmbeddedPostgresError('not_permitted', `${BELONGS_TO_ANOTHER} (${usual} can no longer be reached.)`);
  }
  const chosen = `/var/lib/sankyu-${randomUUID().slice(0, 8)}`;
  await prepare(chosen);
  await symlink(chosen, usual).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
    await rmdir(chosen);
  });
  return (await linkTarget(usual)) ?? usual;
}

async function linkTarget(path: string): Promise<string | undefined> {
  return readlink(path).catch(() => undefined);
}

/** Root lets its server user pass through a folder of Sankyu's own, without seeing what is in it. */
async function prepare(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    const { uid, mode } = await stat(folder);
    if (process.getuid?.() === 0 && uid === 0) await chmod(folder, (mode & 0o777) | 0o011);
  } catch (error) {
    throw new EmbeddedPostgresError(
      'not_permitted',
      `Sankyu may not write to ${folder}. Let SANKYU_DATA name a folder of your own.`,
      {
        cause: error,
      },
    );
  }
}
