import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Access, newAccess, readAccess, urlOf } from '../embedded/access-file.js';
import { findBinaries } from '../embedded/binaries.js';
import { findPlace, type Place } from '../embedded/place.js';
import { canEnter, giveTo, serverUserFor } from '../embedded/server-user.js';
import type { ServerSettings } from '../embedded/settings.js';
import { folderUnreachable } from './backup.errors.js';

/** The server that a restored cluster runs in. */
export interface RestoredServer {
  place: Place;
  bin: string;
  /** Settings of its own, besides those of the embedded server. */
  settings: ServerSettings;
  access(): Promise<Access>;
  /** A connection to it, once it has a port. */
  urlOf(access: Access): string;
}

/** A PostgreSQL of one's own. */
export interface OwnServer {
  /** The folder of its programs. */
  bin: string;
  /** Of the service: the name and password hold in what is restored, too; nobody is asked at the address itself. */
  ownerUrl: string;
}

/** The embedded server, in a data folder that has its cluster, or will have. */
export async function embeddedServerAt(dataDir: string): Promise<RestoredServer> {
  const place = await findPlace(dataDir);
  return {
    place,
    bin: await findBinaries(place),
    settings: {},
    access: async () => (await readAccess(place.folder))!,
    urlOf: (access) => urlOf(access, 'postgres'),
  };
}

const CONFIGURATION = 'restore.conf';
const DOORS = 'restore-hba.conf';

/**
 * A server of one's own, with a configuration of its own for the while: that of the service may lie elsewhere, and is
 * meant for another machine. It is reached from this machine only, by those who have a password in it.
 * @throws DomainError folder_unreachable
 */
export async function ownServerAt(dataDir: string, { bin, ownerUrl }: OwnServer): Promise<RestoredServer> {
  const folder = join(dataDir, 'postgres');
  const cluster = join(folder, 'cluster');
  const serverUser = await serverUserFor(cluster);
  await mkdir(folder, { mode: 0o755, recursive: true });
  if (!canEnter(serverUser, folder)) throw folderUnreachable(folder);
  for (const [name, text] of [
    [CONFIGURATION, ''],
    [DOORS, 'host all all 127.0.0.1/32 scram-sha-256\n'],
  ] as const) {
    await writeFile(join(folder, name), text, { mode: 0o600 });
    await giveTo(serverUser, join(folder, name));
  }
  return {
    place: { folder, cluster, serverUser },
    bin,
    settings: { config_file: join(folder, CONFIGURATION), hba_file: join(folder, DOORS) },
    access: async () => newAccess(),
    urlOf: (access) => atPort(ownerUrl, access.port),
  };
}

/** What was needed for the while. */
export async function tidyOwnServer({ place }: RestoredServer): Promise<void> {
  for (const name of [CONFIGURATION, DOORS, 'access.json']) await rm(join(place.folder, name), { force: true });
}

/** The same database and role, on this machine. */
export function atPort(url: string, port: number): string {
  const address = new URL(url);
  address.host = `127.0.0.1:${port}`;
  address.search = '';
  return address.href;
}
