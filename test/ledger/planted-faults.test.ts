import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/database/package-root.js';
import { expectInPlace, ScratchCopy } from '../support/scratch-copy.js';
import { FAULTS } from './planted/all-faults.js';

/** How many are planted, the one that is found out most quickly first; `npm run prove -- planted-faults` plants all. */
const planted = FAULTS.slice(0, Number(process.env.PROVE_FAULTS || '1'));

/** What PostgreSQL says of a function that cannot run at all: such a fault would be found out by any test. */
const CANNOT_RUN = /syntax error|(column|function|relation|type|record) .* does not exist|is ambiguous|has no field/;

describe('the ledger’s SQL, with a fault planted in it', () => {
  let copy: ScratchCopy;

  beforeAll(async () => {
    copy = await ScratchCopy.make(planted);
  });
  afterAll(() => copy?.remove());

  test.each(planted)(
    'is found out where it is no longer so that $rule',
    async (fault) => {
      expect(await copy.expectFoundOut(fault)).not.toMatch(CANNOT_RUN);
    },
    600_000,
  );
});

describe('the list of planted faults', () => {
  test.each(FAULTS)('names a place and a test that are there, against the rule that $rule', expectInPlace);

  test('has each fault once, and some in every file of the ledger’s functions', () => {
    expect(new Set(FAULTS.map(({ file, text }) => `${file} ${text}`)).size).toBe(FAULTS.length);
    expect(new Set(FAULTS.map(({ rule }) => rule)).size).toBe(FAULTS.length);
    const folder = 'src/ledger/sql';
    const all = readdirSync(join(packageRoot(), folder)).map((name) => `${folder}/${name}`);
    expect(all.filter((path) => !FAULTS.some(({ file }) => file === path))).toEqual([]);
  });
});
