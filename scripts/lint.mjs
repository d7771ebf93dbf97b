/** `npm run lint`: the types of the service, the tests and the screens, and how everything is written. */
import { join } from 'node:path';
import { prepare, root, run } from './prepare.mjs';

const CHECKS = [
  ['typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit'],
  ['typescript/bin/tsc', '-p', 'test/tsconfig.json'],
  ['typescript/bin/tsc', '-p', 'web/tsconfig.json'],
  ['prettier/bin/prettier.cjs', '--check', '.'],
];

// The screens are checked against the types of the API, which are made with the service.
await prepare();
for (const [program, ...words] of CHECKS) {
  process.exitCode = await run(process.execPath, [join(root, 'node_modules', program), ...words], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (process.exitCode !== 0) break;
}
