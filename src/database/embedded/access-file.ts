import { randomBytes } from 'node:crypto';
import { chown, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BELONGS_TO_ANOTHER, EmbeddedPostgresError } from './embedded-postgres.error.js';

/** The roles that can connect to the embedded database. */
export type LoginRole = 'postgres' | 'sankyu_owner' | 'sankyu_app';

/** How to reach one embedded database; chosen at its first start. */
export interface Access {
  /** TCP port on 127.0.0.1; 0 until one was chosen. */
  port: number;
  passwords: Record<LoginRole, string>;
}

export function newAccess(): Access {
  const password = () => randomBytes(24).toString('hex');
  return { port: 0, passwords: { postgres: password(), sankyu_owner: password(), sankyu_app: password() } };
}

export function urlOf(access: Access, role: LoginRole, database = 'sankyu'): string {
  return `postgres://${role}:${access.passwords[role]}@127.0.0.1:${access.port}/${database}`;
}

/**
 * Undefined before the first start.
 *
 * @throws EmbeddedPostgresError `not_permitted` when the file is another user's.
 */
export async function readAccess(folder: string): Promise<Access | undefined> {
  try {
    return JSON.parse(await readFile(fileIn(folder), 'utf8')) as Access;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    if (code === 'EACCES') throw new EmbeddedPostgresError('not_permitted', BELONGS_TO_ANOTHER, { cause: error });
    throw error;
  }
}

/** Readable by nobody but the owner of the folder; replaced whole, so that a crash leaves the old or the new one. */
export async function writeAccess(folder: string, access: Access): Promise<void> {
  const draft = `${fileIn(folder)}.draft`;
  await writeFile(draft, JSON.stringify(access, null, 2) + '\n', { mode: 0o600 });
  const { uid, gid } = await stat(dirname(draft));
  if (process.getuid?.() === 0) await chown(draft, uid, gid);
  await rename(draft, fileIn(folder));
}

function fileIn(folder: string): string {
  return join(folder, 'access.json');
}
