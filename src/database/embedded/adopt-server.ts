import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type Access, urlOf, writeAccess } from './access-file.js';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import type { Place } from './place.js';
import { readPostmasterFile, removePostmasterFile } from './postmaster-file.js';
import { stopServer } from './server.js';

const POLL_MS = 50;
const LONGEST_SILENCE_MS = 20_000;
const TOO_MANY_CONNECTIONS = '53300';
const CANNOT_CONNECT_NOW = '57P03';
const WRONG_PASSWORD = '28P01';

const NOT_ITS_PASSWORDS =
  'The embedded database runs, but access.json does not hold its passwords. Put back the file that belongs to it.';

/**
 * Finds the server of this place if it runs, whoever started it and whatever became of that process. One that says
 * nothing is stopped hard; what a dead one left behind is cleared away.
 *
 * @throws EmbeddedPostgresError `access_file_wrong` when the server does not take the passwords of the access file.
 * @returns whether there is a server to be used; if not, one can be started.
 */
export async function adoptServer(place: Place, bin: string, access: Access): Promise<boolean> {
  let silentSince = Date.now();
  for (;;) {
    const file = await readPostmasterFile(place.cluster);
    if (!file) return false;
    if (!file.alive) {
      await removePostmasterFile(place.cluster);
      return false;
    }
    const answer = await ask({ ...access, port: file.port });
    if (answer === 'ready') {
      if (access.port !== file.port) {
        access.port = file.port;
        await writeAccess(place.folder, access);
      }
      return true;
    }
    if (answer === 'busy') silentSince = Date.now();
    if (Date.now() - silentSince > LONGEST_SILENCE_MS) await stopServer(place, bin);
    await sleep(POLL_MS);
  }
}

/** `busy` is a server that says it is starting, recovering or stopping. */
async function ask(access: Access): Promise<'ready' | 'busy' | 'silent'> {
  const client = new Client({
    connectionString: urlOf(access, 'postgres', 'postgres'),
    connectionTimeoutMillis: 2_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return 'ready';
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === WRONG_PASSWORD)
      throw new EmbeddedPostgresError('access_file_wrong', NOT_ITS_PASSWORDS, { cause: error });
    if (code === TOO_MANY_CONNECTIONS) return 'ready';
    return code === CANNOT_CONNECT_NOW ? 'busy' : 'silent';
  } finally {
    await client.end().catch(() => undefined);
  }
}
