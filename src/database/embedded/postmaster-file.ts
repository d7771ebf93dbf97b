import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isPostgres } from './process-identity.js';

/** What PostgreSQL keeps in `postmaster.pid` while it runs. */
export interface PostmasterFile {
  pid: number;
  port: number;
  /** Whether it takes connections. */
  ready: boolean;
  /** Whether that process is there, and a PostgreSQL server. */
  alive: boolean;
}

/** Undefined when there is no server, nor one that died without tidying up. */
export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(fileIn(cluster), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!pid) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready', alive: isPostgres(pid) };
}

/**
 * A server refuses to start while the process named here lives, even when that number went to another program since.
 * Only to be called for a file whose server is not alive.
 */
export async function removePostmasterFile(cluster: string): Promise<void> {
  await rm(fileIn(cluster), { force: true });
}

function fileIn(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}
