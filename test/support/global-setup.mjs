import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFileSync } from '@swc/core';
import jestConfig from '../../jest.config.mjs';
import { isBuilt } from '../../scripts/prepare.mjs';

const root = new URL('../../', import.meta.url);

/** What tests start in processes of their own, beside the service's programs. They import nothing else of the tests. */
const PROGRAMS = ['test/faults/finance-steps.ts', 'test/support/hold-embedded.ts'];

/**
 * Starts the keeper of the tests' PostgreSQL. In a session of its own, so that Ctrl-C does not hit it before it has
 * tidied up: it does so when this process closes its standard input, or is gone. Where TEST_KEEPER names one that
 * serves many runs, that is used, with the settings under which it was started.
 */
export default async function setUp() {
  if (process.env.TEST_KEEPER) {
    process.env.SANKYU_TEST_KEEPER = process.env.TEST_KEEPER;
    return;
  }
  // What the service keeps outside the database is kept apart from that of a city that runs in this checkout.
  process.env.SANKYU_SEAL_HEADS = globalThis.sealHeads = mkdtempSync(join(tmpdir(), 'sankyu-heads-'));
  process.env.SANKYU_SEAL_KEY = 'the seal key of the tests';
  process.env.SANKYU_LINK_KEY = 'the link key of the tests';
  process.env.SANKYU_DATA_KEY = 'the data key of the tests';
  // `npm test` builds before it tests; who runs jest alone may have changed something since.
  process.env.SANKYU_TEST_BUILT = isBuilt() ? 'yes' : '';
  if (process.env.SANKYU_TEST_BUILT) for (const program of PROGRAMS) buildBeside(program);
  const here = (name) => fileURLToPath(new URL(name, import.meta.url));
  const keeper = spawn(
    process.execPath,
    ['--import', new URL('typescript.mjs', import.meta.url).href, here('postgres-keeper.ts')],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
      detached: true,
    },
  );
  const [port] = await Promise.race([once(keeper.stdout, 'data'), once(keeper, 'exit').then(() => [])]);
  if (!port) throw new Error('The keeper of the tests database did not start.');
  process.env.SANKYU_TEST_KEEPER = String(port).trim();
  keeper.unref();
  keeper.stdin.unref();
  keeper.stdout.unref();
  globalThis.postgresKeeper = keeper;
}

/** Puts a program of the tests where it finds what was built, as it stands to the sources. */
function buildBeside(program) {
  const [, options] = jestConfig.transform['^.+\\.ts$'];
  const { code } = transformFileSync(fileURLToPath(new URL(program, root)), options);
  const built = fileURLToPath(new URL(`dist/${program.replace(/\.ts$/, '.js')}`, root));
  mkdirSync(dirname(built), { recursive: true });
  writeFileSync(built, code);
}
