import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { ScratchCopy } from '../support/scratch-copy.js';
import { GUARDS } from './guards.js';

/** How many guards are taken away, from the first of those whose tests are short; `npm run prove -- guards` takes all. */
const COUNT = Number(process.env.PROVE_GUARDS || '1');
const QUICKEST = GUARDS.filter(({ against }) => against === 'a CSV formula');
const taken = [...QUICKEST, ...GUARDS.filter((guard) => !QUICKEST.includes(guard))].slice(0, COUNT);

let copy: ScratchCopy;

beforeAll(async () => {
  copy = await ScratchCopy.make(taken);
});

afterAll(() => copy?.remove());

describe('without the guard', () => {
  it.each(taken)(
    'against $against its test fails, which passes with it',
    async (guard) => {
      await copy.expectFoundOut(guard);
    },
    600_000,
  );
});
