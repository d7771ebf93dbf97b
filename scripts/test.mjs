/** `npm test [-- jest arguments]`: installs and builds what is missing, and runs the tests. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare, root, run } from './prepare.mjs';

await prepare();

const folder = mkdtempSync(join(tmpdir(), 'sankyu-results-'));
const results = join(folder, 'results.json');
try {
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const nodeOptions = [process.env.NODE_OPTIONS, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  process.exitCode = await run(
    process.execPath,
    [jest, ...process.argv.slice(2), '--json', `--outputFile=${results}`],
    {
      env: { ...process.env, NODE_OPTIONS: nodeOptions.filter(Boolean).join(' ') },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  // A file of tests that could not even be loaded counts as a failure of its own.
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(results, 'utf8'));
  process.stdout.write(`${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed\n`);
} catch (error) {
  process.stderr.write(`The tests gave no result: ${error.message}\n`);
  process.exitCode ||= 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
