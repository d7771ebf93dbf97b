import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive, ownIdentity } from './process-identity.js';

/**
 * Who uses the embedded database: one file for each use, named after its process. Only to be called under the lock.
 * The file names carry all there is to know, so nothing can be read half written.
 */
export class Leases {
  constructor(private readonly folder: string) {}

  /** Gives back the name by which this use is later given up. */
  async take(): Promise<string> {
    const name = `${ownIdentity()}.${randomUUID()}`;
    await mkdir(this.folder, { recursive: true });
    await writeFile(join(this.folder, name), '');
    return name;
  }

  async giveUp(name: string): Promise<void> {
    await rm(join(this.folder, name), { force: true });
  }

  /** How many uses are left, after those of processes that died without a word were swept away. */
  async count(): Promise<number> {
    const names = await readdir(this.folder).catch(() => []);
    const alive = names.filter((name) => isAlive(name.split('.')[0] ?? ''));
    for (const name of names) {
      if (!alive.includes(name)) await this.giveUp(name);
    }
    return alive.length;
  }
}
