/** `npm run bench [-- options]`: installs and builds what is missing, and measures; see docs/performance.md. */
import { join } from 'node:path';
import { prepare, root, run } from './prepare.mjs';

await prepare();
process.exitCode = await run(
  process.execPath,
  ['--import', join(root, 'test/support/typescript.mjs'), join(root, 'bench/run.ts'), ...process.argv.slice(2)],
  { stdio: ['ignore', 'inherit', 'inherit'] },
);
