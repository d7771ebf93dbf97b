import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDirectory } from './embedded/data-directory.js';

/**
 * A secret that the database never holds: the value of the environment variable, or a file in `<data>/keys` that is
 * made on first use. Several machines that serve one database need the variable, the same on each.
 *
 * @param name of the file, without its ending
 * @param variable e.g. SANKYU_LINK_KEY
 */
export function secretKey(name: string, variable: string): Buffer {
  const known = knownSecretKey(name, variable);
  if (known) return known;
  const folder = keyFolder();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return make(join(folder, `${name}.key`));
}

/** The secret if there is one already. @param folder where its file is looked for */
export function knownSecretKey(name: string, variable: string, folder = keyFolder()): Buffer | undefined {
  const given = process.env[variable];
  return given ? Buffer.from(given, 'utf8') : read(join(folder, `${name}.key`));
}

/** The files of the secrets that no setting names. */
export function keyFolder(): string {
  return join(dataDirectory(), 'keys');
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
}

/** Written whole beside its place first: of two processes that make it at once, both end up with the same key. */
function make(file: string): Buffer {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file);
}
