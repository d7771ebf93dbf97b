/**
 * `npm run prove -- mutation`: Stryker over each part of stryker.config.mjs that is named, or over all of them. One
 * PostgreSQL serves all their runs of the tests, which are a thousand and more. Exits with how many miss the score.
 */
import { join } from 'node:path';
import { PARTS } from '../stryker.config.mjs';
import setUp from '../test/support/global-setup.mjs';
import tearDown from '../test/support/global-teardown.mjs';
import { root, run } from './prepare.mjs';

const stryker = join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js');
const named = process.argv.slice(2);

await setUp();
try {
  const env = { ...process.env, TEST_KEEPER: process.env.SANKYU_TEST_KEEPER, NODE_OPTIONS: '' };
  let missed = 0;
  for (const part of named.length > 0 ? named : Object.keys(PARTS)) {
    const options = { env: { ...env, MUTATED: part }, stdio: ['ignore', 'inherit', 'inherit'] };
    if ((await run(process.execPath, [stryker, 'run'], options)) !== 0) missed += 1;
  }
  process.exitCode = missed;
} finally {
  await tearDown();
}
