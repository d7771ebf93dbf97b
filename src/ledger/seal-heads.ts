import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDirectory } from '../database/embedded/data-directory.js';

/** The newest seal of a city, as it is kept outside the database: a cut tail cannot reach it there. */
export interface SealHead {
  block: string;
  mac: string;
}

/** SANKYU_SEAL_HEADS names a folder, best on another disk than the database's; by default one beside the service's files. */
function fileOf(cityId: number): string {
  const folder = process.env.SANKYU_SEAL_HEADS ?? join(dataDirectory(), 'seal-heads');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return join(folder, `city-${cityId}.json`);
}

export function readHead(cityId: number): SealHead | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(cityId), 'utf8')) as SealHead;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Keeps a newer head; an older one never replaces a newer, so that a database put back in time is noticed. */
export function keepHead(cityId: number, head: SealHead): void {
  const known = readHead(cityId);
  if (known && BigInt(known.block) >= BigInt(head.block)) return;
  const file = fileOf(cityId);
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, JSON.stringify(head), { mode: 0o600 });
  renameSync(fresh, file);
}
