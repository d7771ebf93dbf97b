import { readPostmasterFile } from '../embedded/postmaster-file.js';
import { startServer, stopServer } from '../embedded/server.js';
import { atPort, type OwnServer, ownServerAt, tidyOwnServer } from './restored-server.js';

/**
 * Does the work in this process with the restored database as the one in use. What is written meanwhile does not go on
 * into the archive of the old one.
 */
export async function inRestored<T>(dataDir: string, own: OwnServer | undefined, work: () => Promise<T>): Promise<T> {
  process.env.SANKYU_DATA = dataDir;
  delete process.env.SANKYU_WAL_ARCHIVE;
  if (!own) return work();
  const server = await ownServerAt(dataDir, own);
  const access = await server.access();
  await startServer(server.place, server.bin, access, { ...server.settings, archive_mode: 'off' });
  const { pid } = (await readPostmasterFile(server.place.cluster))!;
  const stopOnExit = () => process.kill(pid, 'SIGINT');
  process.once('exit', stopOnExit);
  try {
    process.env.DATABASE_URL = atPort(own.ownerUrl, access.port);
    process.env.DATABASE_APP_URL = atPort(process.env.DATABASE_APP_URL!, access.port);
    return await work();
  } finally {
    process.off('exit', stopOnExit);
    await stopServer(server.place, server.bin);
    await tidyOwnServer(server);
  }
}
