import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where Debian's and Ubuntu's package `postgresql` puts the programs of each version. */
const DEBIAN = '/usr/lib/postgresql';

/** The folder of the programs of a packaged PostgreSQL, with pg_basebackup: that of PG_BIN, or the newest installed. */
export function packagedPrograms(): string {
  if (process.env.PG_BIN) return process.env.PG_BIN;
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).filter((name) => /^\d+$/.test(name)) : [];
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  if (newest === undefined) {
    throw new Error(
      'This test needs a PostgreSQL with pg_basebackup: apt-get install postgresql, or name it in PG_BIN.',
    );
  }
  return join(DEBIAN, newest, 'bin');
}
