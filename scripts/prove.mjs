/**
 * `npm run prove [-- names] [--seed n] [--only path] [--citus url] [--json]`: the proofs that take longer than a test
 * should; without names, all of them. A number of a proof that stands in the environment already is taken from there.
 */
import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare, root, run } from './prepare.mjs';
import { startRedis } from './prove-redis.mjs';

/** The tests that run unchanged where cities are spread over nodes; why the others do not, says decision 0011. */
const ON_A_CLUSTER = [
  'test/docs/',
  'test/ledger/whole-book.test.ts',
  'test/ledger/shares.test.ts',
  'test/ledger/door.test.ts',
  'test/concurrency/',
  'test/programmes/',
  'test/employers/employers-http.test.ts',
  'test/merchants/banks.test.ts',
  'test/merchants/change-merchant.test.ts',
  'test/certification/certify-many.test.ts',
  'test/certification/renewal.test.ts',
  'test/enrolments/enrolments-http.test.ts',
  'test/enrolments/change-enrolment.test.ts',
  'test/enrolments/staff/',
  'test/enrolments/welcome/',
  'test/issuance/issue-month.test.ts',
  'test/issuance/issuance-http.test.ts',
  'test/issuance/schedule-issuance.test.ts',
  'test/issuance/advance-clock.test.ts',
  'test/issuance/budget.test.ts',
  'test/issuance/rules-kept.test.ts',
  'test/issuance/recall.test.ts',
  'test/issuance/correct-and-recall.test.ts',
  'test/wallets/thanks.test.ts',
  'test/wallets/claim-links.test.ts',
  'test/redemptions/redeem-by-code.test.ts',
  'test/redemptions/redeem-directly.test.ts',
  'test/redemptions/pay-by-poster.test.ts',
  'test/redemptions/void-redemption.test.ts',
  'test/closing/',
  'test/billing/billing-http.test.ts',
  'test/billing/invoice-month.test.ts',
  'test/billing/invoice-paper.test.ts',
  'test/billing/receipts.test.ts',
  'test/billing/read-statement.test.ts',
  'test/billing/dues.test.ts',
  'test/billing/arrears.test.ts',
  'test/payouts/expected-payouts.test.ts',
  'test/payouts/payout-holds.test.ts',
  'test/payouts/payout-file-at-rest.test.ts',
  'test/payouts/zengin/',
  'test/finance/previews.test.ts',
  'test/reports/finance-reports.test.ts',
  'test/people/doors/sign-in.test.ts',
  'test/people/doors/sessions.test.ts',
  'test/people/doors/left-open.test.ts',
  'test/people/doors/oidc.test.ts',
  'test/people/doors/recovery.test.ts',
];

/** Each is a set of the tests with larger numbers, which they read from the environment. */
const PROOFS = {
  model: {
    says: '10,000 random sequences of 200 commands, every answer and row held against a model',
    tests: ['test/ledger/model.test.ts'],
    numbers: { PROVE_RUNS: '10000', PROVE_COMMANDS: '200', PROVE_FROM: '0' },
  },
  concurrency: {
    says: '10,000 payments for 20 notes at two processes, 1,000 keys in 50 copies, 1,000 redemptions voided 20 times each',
    tests: ['test/concurrency/'],
    numbers: { PROVE_PAYMENTS: '10000', PROVE_KEYS: '1000', PROVE_VOIDS: '1000' },
  },
  kills: {
    says: 'service, worker and PostgreSQL killed 300 times each during issuance, closing and payout export',
    tests: ['test/faults/'],
    numbers: { PROVE_KILLS: '300' },
  },
  restart: {
    says: 'three rolling restarts of web processes and worker under load, then one of them killed: no request fails',
    tests: ['test/processes/several-processes.test.ts'],
    numbers: { PROVE_RESTARTS: '3' },
  },
  failover: {
    says: 'the primary of two PostgreSQL servers killed 10 times under payments: all that was acknowledged is there',
    tests: ['test/database/servers/failover.test.ts'],
    numbers: { PROVE_FAILOVERS: '10' },
  },
  overload: {
    says: '10,000 payments by 120 clients at a service that takes 16 at once: answered or refused, none lost, none twice',
    tests: ['test/http/load-shed.test.ts'],
    numbers: { PROVE_OVERLOAD: '10000' },
  },
  restores: {
    says: 'a database whose server and folder are lost, brought back from a backup under load to 20 moments after it',
    tests: ['test/database/backup/'],
    numbers: { PROVE_RESTORES: '20' },
  },
  jobs: {
    says: '100 towns whose jobs are delivered 2 to 5 times and out of order: the same ledger',
    tests: ['test/jobs/'],
    numbers: { PROVE_DELIVERIES: '100' },
  },
  tampering: {
    says: '1,000 changes of sealed rows by a superuser, each found',
    tests: ['test/ledger/tampering.test.ts'],
    numbers: { PROVE_TAMPERINGS: '1000' },
  },
  guards: {
    says: 'each guard against an attack taken away in a copy of the sources, and its test then fails',
    tests: ['test/security/guards-removed.test.ts'],
    numbers: { PROVE_GUARDS: '1000' },
  },
  'planted-faults': {
    says: 'each of the faults planted in the ledger’s SQL, and the test named for it then fails',
    tests: ['test/ledger/planted-faults.test.ts'],
    numbers: { PROVE_FAULTS: '1000' },
  },
  mutation: {
    says: 'the rules and the door to the ledger changed one place at a time by Stryker: tests find 90 of 100 changes',
    program: 'scripts/mutation.mjs',
    tests: [],
    numbers: {},
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
  keyboard: {
    says: 'every job that a browser test does, done by keyboard alone: each click by Tab, arrows, Enter and Space',
    tests: ['test/browser/'],
    numbers: { PROVE_KEYBOARD: 'all' },
  },
  'postgres-15': {
    says: 'every test on PostgreSQL 15, from the programs in PROVE_PG_BIN',
    tests: ['test/'],
    numbers: { PROVE_PG_BIN: '/usr/lib/postgresql/15/bin' },
    lacks: ({ PROVE_PG_BIN: bin }) => !existsSync(join(bin, 'postgres')) && `there is no PostgreSQL in ${bin}`,
  },
  citus: {
    says: 'the ledger, the month of a city from its roster to its payouts, the races and verify on a Citus cluster (--citus, or SANKYU_CITUS_URL: a superuser at its coordinator), each ledger call sent whole to one node',
    tests: ON_A_CLUSTER,
    numbers: {},
    beside: () => ({
      lacks:
        CLUSTER === undefined &&
        'NOT PROVED: no cluster was named (--citus postgres://<superuser>@<coordinator>/<database>)',
      environment: { SANKYU_CITUS_URL: CLUSTER },
      stop() {},
    }),
  },
  redis: {
    says: 'every test with the jobs in Redis instead of PostgreSQL',
    tests: ['test/'],
    numbers: {},
    beside: startRedis,
  },
};

/** The cluster of the proof of that name; no other proof runs on it. */
let CLUSTER = process.env.SANKYU_CITUS_URL;
delete process.env.SANKYU_CITUS_URL;

const chosen = readArguments();
if (chosen instanceof Error) {
  process.stderr.write(
    `${chosen.message}\n\nnpm run prove -- [names] [--seed <n>] [--only <path of tests>] [--citus <url>] [--json]\n`,
  );
  for (const [name, { says }] of Object.entries(PROOFS)) process.stderr.write(`  ${name}: ${says}\n`);
  process.exitCode = 2;
} else {
  const results = await prove(chosen);
  summarise(results, chosen);
  process.exitCode = Object.values(results).filter(({ outcome }) => outcome === 'FAILED').length;
}

function readArguments() {
  try {
    const options = {
      seed: { type: 'string', default: String(randomInt(0x7fffffff)) },
      only: { type: 'string', multiple: true },
      citus: { type: 'string', default: CLUSTER },
      json: { type: 'boolean', default: false },
    };
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    CLUSTER = values.citus;
    if (!/^\d{1,10}$/.test(values.seed)) throw new RangeError('--seed must be a whole number.');
    const unknown = positionals.find((name) => !Object.hasOwn(PROOFS, name));
    if (unknown !== undefined) throw new RangeError(`There is no proof "${unknown}".`);
    return { ...values, names: positionals.length > 0 ? positionals : Object.keys(PROOFS) };
  } catch (error) {
    return error;
  }
}

/** Runs them one after the other; answers of each how it ended. */
async function prove({ seed, names, only, json }) {
  const results = {};
  let prepared;
  for (const name of names) {
    const { says, program = 'scripts/test.mjs', tests, lacks, beside } = PROOFS[name];
    const numbers = numbersOf(name);
    const helper = await beside?.();
    const lacking = helper?.lacks || lacks?.(numbers);
    if (lacking) {
      results[name] = { outcome: 'not run', why: lacking, seconds: 0 };
      continue;
    }
    await (prepared ??= prepare());
    process.stderr.write(`${name}: ${says} (--seed ${seed})\n`);
    const begun = Date.now();
    const code = await run(process.execPath, [join(root, program), ...(only ?? tests)], {
      env: { ...process.env, ...numbers, ...helper?.environment, PROVE_SEED: seed },
      stdio: ['ignore', json ? process.stderr : 'inherit', 'inherit'],
    });
    helper?.stop();
    const outcome = code === 0 ? 'proved' : 'FAILED';
    results[name] = { outcome, seconds: Math.round((Date.now() - begun) / 1_000), numbers, ...(only ? { only } : {}) };
  }
  return results;
}

/** Its full numbers, or the smaller ones that whoever asks has put into the environment. */
function numbersOf(name) {
  const { numbers } = PROOFS[name];
  return Object.fromEntries(Object.entries(numbers).map(([key, full]) => [key, process.env[key] || full]));
}

/** What is proved, what is not, and how it is proved again. */
function summarise(results, { seed, json }) {
  const all = Object.fromEntries(
    Object.keys(PROOFS).map((name) => [
      name,
      results[name] ?? { outcome: 'not run', why: 'not asked for', seconds: 0 },
    ]),
  );
  if (json) {
    process.stdout.write(`${JSON.stringify({ seed: Number(seed), proofs: all }, null, 2)}\n`);
    return;
  }
  process.stdout.write('\n');
  for (const [name, { outcome, why, seconds, numbers }] of Object.entries(all)) {
    const with_ = Object.entries(numbers ?? {}).map(([key, value]) => `${key}=${value}`);
    const more = why ?? `${seconds} s, ${with_.join(' ')}`;
    process.stdout.write(`${name.padEnd(14)} ${outcome.padEnd(8)} ${more}\n`);
    if (outcome === 'FAILED')
      process.stdout.write(`${' '.repeat(15)}again with: npm run prove -- ${name} --seed ${seed}\n`);
  }
}
