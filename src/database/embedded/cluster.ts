import { spawn } from 'node:child_process';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Access, newAccess, readAccess, writeAccess } from './access-file.js';
import { EmbeddedPostgresError, explainFailure } from './embedded-postgres.error.js';
import { exists } from './exists.js';
import type { Place } from './place.js';
import { giveTo } from './server-user.js';

/**
 * Makes the cluster on the first start, and gives back how to reach it. The cluster is made under another name and
 * moved into place when it is whole, so that a first start that was killed begins again.
 *
 * @throws EmbeddedPostgresError `access_file_missing` when there is a cluster whose passwords are gone.
 */
export async function ensureCluster(place: Place, bin: string, durable: boolean): Promise<Access> {
  const known = await readAccess(place.folder);
  if (await exists(place.cluster)) {
    if (known) return known;
    throw new EmbeddedPostgresError(
      'access_file_missing',
      `${join(place.folder, 'access.json')} holds the passwords of the embedded database and is gone. Put it back from the backup.`,
    );
  }
  const chosen = known ?? newAccess();
  await writeAccess(place.folder, chosen);
  await initialise(place, bin, chosen, durable);
  return chosen;
}

async function initialise(place: Place, bin: string, chosen: Access, durable: boolean): Promise<void> {
  const draft = `${place.cluster}.draft`;
  const passwordFile = join(place.folder, 'initdb-password');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await giveTo(place.serverUser, draft);
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, chosen.passwords.postgres, { mode: 0o600, flag: 'wx' });
  await giveTo(place.serverUser, passwordFile);
  try {
    await run(join(bin, 'initdb'), place, [
      `--pgdata=${draft}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ]);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(draft, place.cluster);
}

/**
 * Runs one of PostgreSQL's programs to its end, as the place's server user.
 *
 * @throws EmbeddedPostgresError explaining what the program wrote, when it fails.
 */
export async function run(program: string, place: Place, args: string[]): Promise<void> {
  const child = spawn(program, args, {
    ...place.serverUser,
    cwd: place.folder,
    env: serverEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    // Ctrl-C on the terminal must not reach it: half a shutdown is worse than none.
    detached: true,
  });
  let written = '';
  child.stdout.on('data', (data) => (written += data));
  child.stderr.on('data', (data) => (written += data));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw explainFailure(written);
}

/** Without the PG... variables, which are meant for clients of some other database. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}
