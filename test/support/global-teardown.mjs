import { once } from 'node:events';
import { rmSync } from 'node:fs';

/** Lets the keeper stop PostgreSQL and remove its folder, and waits for that. */
export default async function tearDown() {
  const keeper = globalThis.postgresKeeper;
  if (!keeper) return;
  keeper.ref();
  keeper.stdin.end();
  if (keeper.exitCode === null) await once(keeper, 'exit');
  rmSync(globalThis.sealHeads, { recursive: true, force: true });
}
