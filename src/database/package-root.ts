import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let found: string | undefined;

/**
 * The folder of Sankyu's own package.json. Files that are read as they stand (SQL, screens, the demo city's files) are
 * found from here, both when the program runs compiled in `dist/` and when a test runs the sources.
 */
export function packageRoot(): string {
  found ??= searchUpwards(dirname(fileURLToPath(import.meta.url)));
  return found;
}

function searchUpwards(folder: string): string {
  if (namesSankyu(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('Sankyu was moved away from its package.json, and cannot find its own files.');
  return searchUpwards(parent);
}

function namesSankyu(file: string): boolean {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'sankyu';
  } catch {
    return false;
  }
}
