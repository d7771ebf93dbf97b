/** `npm run prove [-- names] [--seed n]`: the proofs that take longer than a test should; without names, all of them. */
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare, root, run } from './prepare.mjs';

/** Each is a set of the tests with larger numbers, which they read from the environment. */
const PROOFS = {
  model: {
    says: '10,000 random sequences of 200 commands, every answer and row held against a model',
    tests: ['test/ledger/model.test.ts'],
    numbers: { PROVE_RUNS: '10000', PROVE_COMMANDS: '200' },
  },
  concurrency: {
    says: 'payments, gifts, voids and recalls that race for the same notes',
    tests: ['test/concurrency/'],
    numbers: {},
  },
  guards: {
    says: 'each guard against an attack taken away in a copy of the sources, and its test then fails',
    tests: ['test/security/guards-removed.test.ts'],
    numbers: { PROVE_GUARDS: '1000' },
  },
  fuzz: {
    says: '100,000 malformed requests made from the description of the API: no fault, and no change on refusal',
    tests: ['test/http/fuzz.test.ts'],
    numbers: { SANKYU_FUZZ_RUNS: '100000' },
  },
  'finance-year': {
    says: 'a whole city closed, billed, settled and paid for all twelve months of a year',
    tests: ['test/finance/year.test.ts'],
    numbers: { PROVE_FINANCE_MONTHS: '12' },
  },
  screens: {
    says: 'every screen read by axe-core in both languages at 360, 768 and 1280 pixels',
    tests: ['test/browser/'],
    numbers: { PROVE_SCREENS: 'all' },
  },
};

try {
  process.exitCode = await prove(readArguments());
} catch (error) {
  process.stderr.write(`${error.message}\n\nnpm run prove -- [names] [--seed <n>]\n`);
  for (const [name, { says }] of Object.entries(PROOFS)) process.stderr.write(`  ${name}: ${says}\n`);
  process.exitCode = 2;
}

function readArguments() {
  const options = { seed: { type: 'string', default: String(randomInt(0x7fffffff)) } };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (!/^\d{1,10}$/.test(values.seed)) throw new RangeError('--seed must be a whole number.');
  const unknown = positionals.find((name) => !Object.hasOwn(PROOFS, name));
  if (unknown !== undefined) throw new RangeError(`There is no proof "${unknown}".`);
  return { seed: values.seed, names: positionals.length > 0 ? positionals : Object.keys(PROOFS) };
}

/** Runs them one after the other; answers how many failed. */
async function prove({ seed, names }) {
  await prepare();
  let failed = 0;
  for (const name of names) {
    const { says, tests, numbers } = PROOFS[name];
    process.stdout.write(`${name}: ${says} (--seed ${seed})\n`);
    const code = await run(process.execPath, [join(root, 'scripts/test.mjs'), ...tests], {
      env: { ...process.env, ...numbers, PROVE_SEED: seed },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    process.stdout.write(
      `${name}: ${code === 0 ? 'proved' : `FAILED; again with: npm run prove -- ${name} --seed ${seed}`}\n`,
    );
    if (code !== 0) failed += 1;
  }
  return failed;
}
