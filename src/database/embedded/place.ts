import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, mkdir, stat } from 'node:fs/promises';
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
 * folder below /root), it is `/var/lib/sankyu-<hash of the data folder>`. A cluster that exists decides, so that a
 * change of rights on some folder never lets an empty ledger start in place of the full one.
 *
 * @throws EmbeddedPostgresError `not_permitted` when neither can be used.
 */
export async function findPlace(dataDir: string): Promise<Place> {
  const inData = join(resolve(dataDir), 'postgres');
  await prepare(resolve(dataDir));
  const hash = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 12);
  const aside = `/var/lib/sankyu-${hash}`;

  const user = await serverUserFor(join(inData, 'cluster'));
  if (!user || !(await exists(join(aside, 'cluster')))) {
    await prepare(inData);
    if (canEnter(user, inData)) return { folder: inData, cluster: join(inData, 'cluster'), serverUser: user };
    if (await exists(join(inData, 'cluster'))) {
      throw new EmbeddedPostgresError('not_permitted', `${BELONGS_TO_ANOTHER} (${inData} can no longer be reached.)`);
    }
  }
  await prepare(aside);
  const cluster = join(aside, 'cluster');
  return { folder: aside, cluster, serverUser: await serverUserFor(cluster) };
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
