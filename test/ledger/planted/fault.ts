import type { Change } from '../../support/scratch-copy.js';

/** A fault planted in the ledger's SQL, and the test that must fail while it is there. */
export interface Fault extends Change {
  /** What is then no longer so. */
  rule: string;
}

const HOLES = 'test/ledger/holes.test.ts';
const REFUSALS = 'test/ledger/refusals.test.ts';
const GUARDS = 'test/ledger/guards.test.ts';
const VERIFY = 'test/ledger/verify.test.ts';

/** The tests that find out, by the file in which they stand. */
export const by = {
  holes: (name: string) => ({ test: HOLES, name }),
  refusals: (name: string) => ({ test: REFUSALS, name }),
  guards: (name: string) => ({ test: GUARDS, name }),
  /** The cases of one constraint, in `guards/breaches.ts`. */
  breaches: (constraint: string) => ({ test: GUARDS, name: '%s', row: constraint }),
  sealed: (tampering: string) => ({
    test: VERIFY,
    name: 'finds in sealed rows: %s',
    row: `finds in sealed rows: ${tampering}`,
  }),
  shares: (name: string) => ({ test: 'test/ledger/shares.test.ts', name }),
  closing: (name: string) => ({ test: 'test/ledger/close-month.test.ts', name }),
};
