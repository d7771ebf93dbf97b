import { spawn } from 'node:child_process';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Access, writeAccess } from './access-file.js';
import { run, serverEnvironment } from './cluster.js';
import { EmbeddedPostgresError, explainFailure } from './embedded-postgres.error.js';
import { chooseFreePort, isPortFree } from './free-port.js';
import type { Place } from './place.js';
import { readPostmasterFile } from './postmaster-file.js';
import { type ServerSettings, settingArguments } from './settings.js';

const POLL_MS = 10;
/** Redoing the log after a crash is bounded by max_wal_size; this leaves room for a slow disk. */
const LONGEST_START_MS = 180_000;
const LONGEST_FAST_STOP_SECONDS = 7;
const PORT_ATTEMPTS = 5;
/** How long the children of a killed server may take to see that it is gone. */
const LONGEST_ORPHANS_MS = 15_000;

/**
 * Starts the server in a session of its own, so that Ctrl-C does not hit it, and waits until it takes connections.
 * The port is kept from start to start as long as nobody else took it.
 *
 * @param longestStartMs how long it may take to be ready
 * @throws EmbeddedPostgresError saying why it does not start.
 */
export async function startServer(
  place: Place,
  bin: string,
  access: Access,
  settings: ServerSettings,
  longestStartMs = LONGEST_START_MS,
): Promise<void> {
  const orphansGone = Date.now() + LONGEST_ORPHANS_MS;
  for (let portAttempt = 1; ;) {
    if (!access.port || !(await isPortFree(access.port))) access.port = await chooseFreePort();
    const written = await launch(place, bin, access.port, settings, longestStartMs);
    if (written === undefined) break;

    if (/pre-existing shared memory block|lock file "postmaster.pid" already exists/i.test(written)) {
      if (Date.now() > orphansGone) throw explainFailure(written);
      await sleep(200);
      continue;
    }
    const failure = explainFailure(written);
    if (failure.code !== 'port_taken' || portAttempt++ === PORT_ATTEMPTS) throw failure;
    access.port = 0;
  }
  await writeAccess(place.folder, access);
}

/** Fast, which ends every transaction cleanly; a server that takes too long is cut off and recovers at its next start. */
export async function stopServer(place: Place, bin: string): Promise<void> {
  const stop = (mode: string) =>
    run(join(bin, 'pg_ctl'), place, [
      'stop',
      '-D',
      place.cluster,
      '-m',
      mode,
      '-t',
      String(LONGEST_FAST_STOP_SECONDS),
      '-s',
    ]);
  try {
    await stop('fast');
  } catch (error) {
    if (!(await readPostmasterFile(place.cluster))?.alive) return;
    if (!(error instanceof EmbeddedPostgresError)) throw error;
    await stop('immediate');
  }
}

/** Undefined when the server is ready, else what it wrote before it gave up. */
async function launch(
  place: Place,
  bin: string,
  port: number,
  settings: ServerSettings,
  longestStartMs: number,
): Promise<string | undefined> {
  const logFile = join(place.folder, 'server.log');
  await rename(logFile, `${logFile}.1`).catch(() => undefined);
  const log = await open(logFile, 'w', 0o600);
  try {
    const server = spawn(
      join(bin, 'postgres'),
      ['-D', place.cluster, '-p', String(port), ...settingArguments(settings)],
      {
        ...place.serverUser,
        cwd: place.cluster,
        env: serverEnvironment(),
        stdio: ['ignore', log.fd, log.fd],
        detached: true,
      },
    );
    let gone = false;
    server.once('exit', () => (gone = true));
    const failed = new Promise<never>((_, reject) => server.once('error', reject));
    failed.catch(() => undefined);
    server.unref();

    const deadline = Date.now() + longestStartMs;
    while (!gone) {
      const file = await readPostmasterFile(place.cluster);
      if (file?.pid === server.pid && file?.ready) return undefined;
      if (Date.now() > deadline) {
        server.kill('SIGQUIT');
        throw new EmbeddedPostgresError(
          'start_failed',
          `The embedded database was not ready after minutes; see ${logFile}.`,
        );
      }
      await Promise.race([sleep(POLL_MS), failed]);
    }
  } finally {
    await log.close();
  }
  return (await readFile(logFile, 'utf8')) || 'It wrote nothing.';
}
