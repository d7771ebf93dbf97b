import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/**
 * Starts the keeper of the tests' PostgreSQL. In a session of its own, so that Ctrl-C does not hit it before it has
 * tidied up: it does so when this process closes its standard input, or is gone.
 */
export default async function setUp() {
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
