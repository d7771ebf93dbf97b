import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDirectory } from '../database/embedded/data-directory.js';

/** The newest seal of a city, as it is kept outside the database: a cut tail cannot reach it there. */
export interface SealHead {
  block: string;
  mac: string;
}

/** One city's book: its number, and when it was opened, since another database may have a city of the same number. */
export interface BookName {
  cityId: number;
  openedAt: string;
}

/** SANKYU_SEAL_HEADS names a folder, best on another disk than the database's; by default one beside the service's files. */
export function sealHeadsFolder(): string {
  return process.env.SANKYU_SEAL_HEADS ?? join(dataDirectory(), 'seal-heads');
}

function fileOf({ cityId, openedAt }: BookName): string {
  const folder = sealHeadsFolder();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return join(folder, `city-${cityId}-${openedAt}.json`);
}

export function readHead(book: BookName): SealHead | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(book), 'utf8')) as SealHead;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Keeps a newer head; an older one never replaces a newer, so that a database put back in time is noticed. */
export function keepHead(book: BookName, head: SealHead): void {
  const known = readHead(book);
  if (known && BigInt(known.block) >= BigInt(head.block)) return;
  const file = fileOf(book);
  const fresh = `${file}.${randomUUID()}`;
  writeFileSync(fresh, JSON.stringify(head), { mode: 0o600 });
  renameSync(fresh, file);
}

/** The statement that answers a city's BookName. */
export const BOOK_NAME_SQL = `select city_id as "cityId", to_char(opened_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS') as "openedAt"
  from ledger.books where city_id = $1`;
