import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../database/package-root.js';

/** What whoever starts the service reads on its screen. */
export function say(...lines: string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

/** Of the program. */
export function version(): string {
  return (JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string }).version;
}
