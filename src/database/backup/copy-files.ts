import { createHash } from 'node:crypto';
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const CHUNK_BYTES = 1024 * 1024;
/** Enough to keep a disk busy while others wait for it to have written. */
const LANES = 8;

export interface CopiedFile {
  bytes: number;
  /** In hexadecimal digits. */
  sha256: string;
}

/**
 * The paths of all files below a folder, with slashes. A folder that is not there, or is gone before it was read, as that
 * of a database which somebody drops, has none.
 */
export async function filesBelow(folder: string, below = ''): Promise<string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(whenMissing([]));
  const paths: string[] = [];
  for (const entry of entries) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isFile()) paths.push(path);
    if (entry.isDirectory()) paths.push(...(await filesBelow(folder, path)));
  }
  return paths;
}

/**
 * Copies a file onto the disk, readable by its owner only, and answers what was copied; undefined when it is gone, as a
 * working database's files may be between the moment they were listed and now.
 */
export async function copyFile(from: string, to: string): Promise<CopiedFile | undefined> {
  const source = await open(from, 'r').catch(whenMissing(undefined));
  if (!source) return undefined;
  try {
    const target = await open(to, 'wx', 0o600);
    try {
      const copied = await pour(source, target);
      await target.sync();
      return copied;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** What a file is that is there already. */
export async function hashFile(path: string): Promise<CopiedFile> {
  const source = await open(path, 'r');
  return pour(source).finally(() => source.close());
}

async function pour(source: FileHandle, target?: FileHandle): Promise<CopiedFile> {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, (await source.stat()).size + 1));
  let bytes = 0;
  for (;;) {
    const { bytesRead } = await source.read(chunk, 0, chunk.length, bytes);
    if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') };
    const part = chunk.subarray(0, bytesRead);
    hash.update(part);
    await target?.appendFile(part);
    bytes += bytesRead;
  }
}

/**
 * Does the work for each, some at a time; ends with the first that fails.
 * @throws the reason of the signal when it was given up
 */
export async function inLanes<T>(
  items: Iterable<T>,
  signal: AbortSignal,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  let failed = false;
  const lane = async () => {
    for (let next = queue.next(); !next.done && !failed; next = queue.next()) {
      signal.throwIfAborted();
      await work(next.value).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
  const refused = lanes.find((one) => one.status === 'rejected');
  if (refused) throw refused.reason;
}

/** Puts the names in a folder onto the disk, and those in all folders below it. */
export async function flushFolders(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await flushFolders(join(folder, entry.name));
  }
  await flushFolder(folder);
}

export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

function whenMissing<T>(answer: T) {
  return (error: NodeJS.ErrnoException): T => {
    if (error.code !== 'ENOENT') throw error;
    return answer;
  };
}
