import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GUARDS } from './guards.js';
import { ScratchCopy } from './scratch-copy.js';

/** How many guards are taken away, from the first of those whose tests are short; `npm run prove -- guards` takes all. */
const COUNT = Number(process.env.PROVE_GUARDS || '1');
const QUICKEST = GUARDS.filter(({ against }) => against === 'a CSV formula');
const taken = [...QUICKEST, ...GUARDS.filter((guard) => !QUICKEST.includes(guard))].slice(0, COUNT);

let copy: ScratchCopy;

beforeAll(async () => {
  copy = await ScratchCopy.make();
});

afterAll(() => copy?.remove());

describe('without the guard', () => {
  it.each(taken)(
    'against $against its test fails, which passes with it',
    async (guard) => {
      const before = await copy.withGuard(guard);
      expect(before.unloaded).toBe(0);
      expect(before.tests.length).toBeGreaterThan(0);
      expect(before.tests.filter(({ passed }) => !passed)).toEqual([]);
      const after = await copy.withoutGuard(guard);
      // It must be the test that finds out, not a program that can no longer be read.
      expect(after.unloaded).toBe(0);
      expect(after.tests.map(({ name }) => name)).toEqual(before.tests.map(({ name }) => name));
      expect(after.tests.filter(({ passed }) => !passed).length).toBeGreaterThan(0);
    },
    600_000,
  );
});
