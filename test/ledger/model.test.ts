import fc from 'fast-check';
import { ledgerBench, type LedgerBench } from '../support/ledger-bench.js';
import { takeLedgerClock, type LedgerClock } from '../support/ledger-clock.js';
import { commandsOf, sequences } from './model/calls.js';
import { Trial } from './model/trial.js';

const RUNS = Number(process.env.PROVE_RUNS ?? 500);
const COMMANDS = Number(process.env.PROVE_COMMANDS ?? 100);
const SEED = Number(process.env.PROVE_SEED ?? Date.now() % 0x7fffffff);
/** Far more than it takes; what is over when a sequence failed is for finding a short one that fails. */
const TIME_LIMIT_MS = 60_000 + RUNS * COMMANDS * 5;

let bench: LedgerBench;
let clock: LedgerClock;

beforeAll(async () => {
  bench = await ledgerBench(2);
  clock = await takeLedgerClock(bench.db, bench.source);
});
afterAll(() => bench.close());

test(
  'any sequence of commands leaves the ledger as the rules say, in every answer, line, share and holding',
  async () => {
    let commands = 0;
    const property = fc.asyncProperty(sequences(COMMANDS), async (sequence) => {
      commands += commandsOf(sequence);
      await Trial.run(bench, clock, sequence);
    });
    await fc.assert(property, {
      numRuns: RUNS,
      seed: SEED,
      interruptAfterTimeLimit: TIME_LIMIT_MS,
      markInterruptAsFailure: true,
    });
    process.stdout.write(`${RUNS} sequences with ${commands} commands agree with the model (PROVE_SEED=${SEED})\n`);
  },
  TIME_LIMIT_MS + 30_000,
);
