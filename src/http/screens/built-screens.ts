import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../database/package-root.js';

/** The folder into which `npm run build` puts the screens; undefined where they were not built. */
export function builtScreens(): string | undefined {
  const folder = join(packageRoot(), 'dist', 'web');
  return existsSync(join(folder, 'index.html')) ? folder : undefined;
}
