/**
 * Mutation testing: Stryker changes the sources one place at a time, and some test must fail. `npm run prove -- mutation`
 * runs it once for each of these parts (scripts/mutation.mjs), with the tests that are about that part.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Which sources are changed, and which tests must find out. Faults in the SQL are planted by themselves. */
export const PARTS = {
  domain: { mutate: ['src/domain/*.ts'], tests: ['domain/*'] },
  ledger: { mutate: ['src/ledger/ledger*.ts'], tests: ['ledger/door', 'ledger/refusals', 'ledger/close-month'] },
  seals: {
    mutate: ['src/ledger/seal*.ts', 'src/ledger/verify*.ts'],
    tests: ['ledger/seal-files', 'ledger/sealing', 'ledger/verify'],
  },
};

const part = process.env.MUTATED ?? 'domain';
const { mutate, tests } = PARTS[part];

export default {
  mutate,
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: { configFile: 'jest.config.mjs', config: { testMatch: tests.map((name) => `<rootDir>/test/${name}.test.ts`) } },
  coverageAnalysis: 'perTest',
  // Outside of the checkout, where no other run of the tests finds a second copy of everything.
  tempDirName: join(tmpdir(), `sankyu-mutation-${part}`),
  ignorePatterns: ['/.sankyu', '/.screens', '/bench', '/coverage', '/dist', '/web'],
  concurrency: Number(process.env.PROVE_MUTATION_PROCESSES || '2'),
  timeoutMS: 60_000,
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: `coverage/mutation-${part}.json` },
  thresholds: { high: 95, low: 90, break: 90 },
};
