import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { packageRoot } from '../../src/database/package-root.js';

/** `npm run prove -- ...`, to its end. */
async function prove(words: string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(packageRoot(), 'scripts/prove.mjs'), ...words], {
    env: { ...process.env, NODE_OPTIONS: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: code as number, stdout, stderr };
}

test('a proof that there is not is refused with the names of those that there are', async () => {
  const { code, stderr } = await prove(['nosuch']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/There is no proof "nosuch"[^]*\n  kills: [^]*\n  postgres-15: /);
});

test('a proof that lacks something is not run, and never counted as proved', async () => {
  const { code, stdout } = await prove(['postgres-15', '--json', '--seed', '7'], { PROVE_PG_BIN: '/nowhere' });
  const { seed, proofs } = JSON.parse(stdout);
  expect({ code, seed }).toEqual({ code: 0, seed: 7 });
  expect(proofs['postgres-15']).toEqual({ outcome: 'not run', why: 'there is no PostgreSQL in /nowhere', seconds: 0 });
  expect(proofs.kills).toMatchObject({ outcome: 'not run', why: 'not asked for' });
});

test('a proof is told its numbers and its seed, and says how it ended', async () => {
  const only = 'test/domain/yen.test.ts';
  expect(existsSync(join(packageRoot(), only))).toBe(true);
  const { code, stdout } = await prove(['tampering', '--only', only], { PROVE_TAMPERINGS: '3' });
  expect(code).toBe(0);
  expect(stdout).toMatch(/\ntampering +proved +\d+ s, PROVE_TAMPERINGS=3\n/);
}, 120_000);
