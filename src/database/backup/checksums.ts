import { createHash } from 'node:crypto';
import type { CopiedFile } from './copy-files.js';

/** What each file of a backup was when it was made, by its path with slashes. */
export type Checksums = Map<string, string>;

/** As `sha256sum` writes it, so that any machine can check a backup: `sha256sum --check --quiet checksums.sha256`. */
export function checksumsText(files: ReadonlyMap<string, CopiedFile>): string {
  const lines = [...files].map(([path, { sha256 }]) => `${sha256}  ${path}\n`);
  return lines.sort((a, b) => (a.slice(64) < b.slice(64) ? -1 : 1)).join('');
}

/** @throws RangeError when a line is not in that form, or names a file outside of the backup */
export function readChecksums(text: string): Checksums {
  const lines = text.split('\n').filter((line) => line !== '');
  return new Map(
    lines.map((line) => {
      const [, sha256, path] = /^([0-9a-f]{64}) {2}([^/\\][^\\]*)$/.exec(line) ?? [];
      if (!sha256 || !path || path.split('/').includes('..')) throw new RangeError(`No line of checksums: ${line}`);
      return [path, sha256];
    }),
  );
}

export function sha256Hex(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}
