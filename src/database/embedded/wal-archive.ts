import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { packageRoot } from '../package-root.js';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import type { Place } from './place.js';
import { canEnter, giveTo } from './server-user.js';
import type { ServerSettings } from './settings.js';

/** A segment that is not full is archived after this time, so that no more than this is lost with the disk. */
const ARCHIVE_TIMEOUT_SECONDS = 60;

/**
 * The settings by which the server archives its log as it writes it. Each data folder has a folder of its own in the
 * archive, which nothing else ever writes to: what a restored copy writes can never be taken for what the original wrote.
 *
 * @param archive the folder that SANKYU_WAL_ARCHIVE names
 * @throws EmbeddedPostgresError `archive_unusable`
 */
export async function walArchiveSettings(place: Place, archive: string): Promise<ServerSettings> {
  if (process.platform === 'win32') throw unusable('SANKYU_WAL_ARCHIVE does not work on Windows.');
  const folder = join(resolve(archive), (await archiveNameOf(place)) ?? (await chooseName(place)));
  try {
    await mkdir(resolve(archive), { recursive: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await giveTo(place.serverUser, folder);
  } catch (error) {
    throw unusable(`The folder ${archive} of SANKYU_WAL_ARCHIVE cannot be written to.`, error);
  }
  if (!canEnter(place.serverUser, folder)) {
    throw unusable(`The user as whom PostgreSQL runs cannot get to ${folder}. Let SANKYU_WAL_ARCHIVE name another.`);
  }
  const script = await placeScript(place, join('src', 'database', 'embedded', 'archive-wal.sh'));
  return {
    archive_mode: 'on',
    archive_command: `/bin/sh ${inCommand(script)} '%p' ${inCommand(folder)}/'%f'`,
    archive_timeout: ARCHIVE_TIMEOUT_SECONDS,
  };
}

/** The name of this data folder's own folder in the archive; undefined when it never archived anything. */
export async function archiveNameOf(place: Place): Promise<string | undefined> {
  return readFile(nameFile(place), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  });
}

/** Puts a script of the sources where the server's user can read it, and answers its path. */
export async function placeScript(place: Place, source: string): Promise<string> {
  const path = join(place.folder, source.replace(/^.*[\\/]/, ''));
  await writeFile(path, await readFile(join(packageRoot(), source)), { mode: 0o644 });
  return path;
}

/** One word of a command in PostgreSQL's settings, where a percent sign begins a placeholder. */
export function inCommand(word: string): string {
  return `'${word.replaceAll("'", "'\\''").replaceAll('%', '%%')}'`;
}

/** Begins with the day, for whoever looks into the archive. Called under the lock of the place. */
async function chooseName(place: Place): Promise<string> {
  const name = `${new Date().toISOString().slice(0, 10)}-${randomBytes(4).toString('hex')}`;
  await writeFile(nameFile(place), name, { flush: true });
  return name;
}

function nameFile(place: Place): string {
  return join(place.folder, 'wal-archive-name');
}

function unusable(message: string, cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError('archive_unusable', message, { cause });
}
