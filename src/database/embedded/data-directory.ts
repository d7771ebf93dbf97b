import { join, resolve } from 'node:path';
import { packageRoot } from '../package-root.js';

/**
 * The folder where the embedded database and the service's own files (keys, heads of seals) live: `SANKYU_DATA`, or
 * `.sankyu` beside package.json. It may not exist yet.
 */
export function dataDirectory(): string {
  return process.env.SANKYU_DATA ? resolve(process.env.SANKYU_DATA) : join(packageRoot(), '.sankyu');
}
