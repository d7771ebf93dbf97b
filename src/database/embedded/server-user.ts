import { spawnSync } from 'node:child_process';
import { chown, lchown, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';

/** The user of the operating system as whom the server runs; undefined: as whoever runs Sankyu. */
export type ServerUser = { uid: number; gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root. Root therefore runs it as the owner of the cluster that exists already, else as
 * `postgres`, else as `nobody`; everybody else runs it under their own name.
 *
 * @throws EmbeddedPostgresError `not_permitted` when root finds no such user.
 */
export async function serverUserFor(cluster: string): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(cluster).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of ['postgres', 'nobody']) {
    const uid = numberOf('-u', name);
    const gid = numberOf('-g', name);
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new EmbeddedPostgresError(
    'not_permitted',
    'PostgreSQL does not run as root, and this computer has neither a user postgres nor a user nobody. Start Sankyu as an ordinary user.',
  );
}

/** Whether that user, other than the one who asks, can get into the folder; tried out, since no reading of modes knows every access rule. */
export function canEnter(user: ServerUser, folder: string): boolean {
  return user === undefined || tryAs(user, 'cd "$1"', folder);
}

export function canExecute(user: ServerUser, program: string): boolean {
  return tryAs(user, '"$1" --version >/dev/null 2>&1', program);
}

/** Whether that user can read each file of the folder. */
export function canReadAll(user: ServerUser, folder: string): boolean {
  return tryAs(user, 'cd "$1" && for file in *; do [ -r "$file" ] || [ "$file" = "*" ] || exit 1; done', folder);
}

export async function giveTo(user: ServerUser, path: string): Promise<void> {
  if (user) await chown(path, user.uid, user.gid);
}

export async function giveTreeTo(user: ServerUser, folder: string): Promise<void> {
  if (!user) return;
  await giveTo(user, folder);
  for (const path of await readdir(folder, { recursive: true })) await lchown(join(folder, path), user.uid, user.gid);
}

function tryAs(user: ServerUser, script: string, argument: string): boolean {
  return spawnSync('/bin/sh', ['-c', script, 'sh', argument], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

function numberOf(option: '-u' | '-g', name: string): number | undefined {
  const answer = spawnSync('id', [option, name], { encoding: 'utf8' });
  return answer.status === 0 ? Number(answer.stdout) : undefined;
}
