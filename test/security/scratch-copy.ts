import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../src/database/package-root.js';
import type { Guard } from './guards.js';

/** What the tests need of the checkout. */
const COPIED = ['src', 'migrations', 'test', 'scripts', 'docs', 'package.json', 'tsconfig.json', 'jest.config.mjs'];

/** How a run of tests ended: of each test by its name whether it passed; and the files that could not be loaded. */
export interface Outcome {
  tests: { name: string; passed: boolean }[];
  unloaded: number;
}

interface JestResults {
  numRuntimeErrorTestSuites: number;
  testResults: { assertionResults: { title: string; status: string }[] }[];
}

/** A copy of the sources in which something can be broken, with a PostgreSQL of its own for each run of its tests. */
export class ScratchCopy {
  private constructor(private readonly folder: string) {}

  static async make(): Promise<ScratchCopy> {
    const folder = await mkdtemp(join(tmpdir(), 'sankyu-guards-'));
    for (const name of COPIED) await cp(join(packageRoot(), name), join(folder, name), { recursive: true });
    await symlink(join(packageRoot(), 'node_modules'), join(folder, 'node_modules'));
    return new ScratchCopy(folder);
  }

  /** Runs the test of the guard, with the guard in its place. */
  async withGuard(guard: Guard): Promise<Outcome> {
    return this.run(guard);
  }

  /** Runs the test of the guard, with the guard taken away. */
  async withoutGuard(guard: Guard): Promise<Outcome> {
    const path = join(this.folder, guard.file);
    const whole = await readFile(path, 'utf8');
    await writeFile(
      path,
      whole.replace(guard.text, () => guard.without),
    );
    try {
      return await this.run(guard);
    } finally {
      await writeFile(path, whole);
    }
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  private async run({ test, name }: Guard): Promise<Outcome> {
    const results = join(this.folder, 'results.json');
    await rm(results, { force: true });
    const jest = join(this.folder, 'node_modules/jest/bin/jest.js');
    const { NODE_OPTIONS = '', ...environment } = process.env;
    const child = spawn(
      process.execPath,
      [jest, '--runInBand', '--runTestsByPath', test, '-t', nameForm(name), '--json', `--outputFile=${results}`],
      {
        cwd: this.folder,
        env: { ...environment, NODE_OPTIONS: `${NODE_OPTIONS} --experimental-vm-modules` },
        stdio: 'ignore',
      },
    );
    await once(child, 'close');
    const { testResults, numRuntimeErrorTestSuites } = JSON.parse(await readFile(results, 'utf8')) as JestResults;
    const tests = testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === 'passed' || status === 'failed')
      .map(({ title, status }) => ({ name: title, passed: status === 'passed' }));
    return { tests, unloaded: numRuntimeErrorTestSuites };
  }
}

/** The names of the tests that a name in the source stands for: where it has %s, those of a table. */
function nameForm(name: string): string {
  return `${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/%[sjp]/g, '[\\s\\S]*')}$`;
}
