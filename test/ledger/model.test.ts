import fc from 'fast-check';
import { ledgerBench, type LedgerBench } from '../support/ledger-bench.js';
import { takeLedgerClock, type LedgerClock } from '../support/ledger-clock.js';
import { commandsOf, sequences } from './model/calls.js';
import { Trial } from './model/trial.js';

const RUNS = Number(process.env.PROVE_RUNS ?? 500);
const COMMANDS = Number(process.env.PROVE_COMMANDS ?? 100);
const SEED = Number(process.env.PROVE_SEED ?? Date.now() % 0x7fffffff);
/** So many sequences were tried before, of those that this seed makes: a long proof goes on where it was ended. */
const FROM = Number(process.env.PROVE_FROM ?? 0);
/** Each part is made by a seed of its own, whatever came before it. */
const A_PART = 100;
/** Far more than it takes; what is over when a sequence failed is for finding a short one that fails. */
const TIME_LIMIT_MS = 60_000 + (RUNS - FROM) * COMMANDS * 20;

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
    expect(FROM % A_PART).toBe(0);
    let commands = 0;
    const property = fc.asyncProperty(sequences(COMMANDS), async (sequence) => {
      commands += commandsOf(sequence);
      await Trial.run(bench, clock, sequence);
    });
    for (let done = FROM; done < RUNS; done += A_PART) {
      const numRuns = Math.min(A_PART, RUNS - done);
      await fc.assert(property, {
        numRuns,
        seed: (SEED + done) % 0x7fffffff,
        interruptAfterTimeLimit: TIME_LIMIT_MS,
        markInterruptAsFailure: true,
      });
      process.stdout.write(
        `${done + numRuns - FROM} sequences with ${commands} commands agree with the model (PROVE_SEED=${SEED} PROVE_FROM=${done + numRuns})\n`,
      );
    }
  },
  TIME_LIMIT_MS + 30_000,
);
