import { expect } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { packageRoot } from '../../src/database/package-root.js';

/** What the tests need of the checkout. */
const COPIED = ['src', 'migrations', 'test', 'scripts', 'docs', 'package.json', 'tsconfig.json', 'jest.config.mjs'];

/** A change of the sources that makes them wrong, and the test that must find it out. */
export interface Change {
  /** The file, a text that occurs in it once, and what is put in its place. */
  file: string;
  text: string;
  instead: string;
  /** The file of the test, and its name as it stands there. */
  test: string;
  name: string;
  /** Where that name stands for many (%s), the name of the one that finds out; without it, any of them. */
  row?: string;
}

/** Expects that the change can be made as it is described: its text stands in its file once, and so does its test. */
export function expectInPlace({ file, text, instead, test, name }: Change): void {
  const times = (path: string, part: string) => readFileSync(join(packageRoot(), path), 'utf8').split(part).length - 1;
  expect([file, times(file, text)]).toEqual([file, 1]);
  expect(instead).not.toBe(text);
  expect([test, times(test, `'${name}'`)]).toEqual([test, 1]);
}

/** How a test ended, and what it said if it failed. */
interface Ended {
  file: string;
  fullName: string;
  title: string;
  passed: boolean;
  says: string;
}

interface JestResults {
  numRuntimeErrorTestSuites: number;
  testResults: {
    name: string;
    assertionResults: { fullName: string; title: string; status: string; failureMessages: string[] }[];
  }[];
}

/** A copy of the sources in which something can be broken, with a PostgreSQL of its own for each run of its tests. */
export class ScratchCopy {
  private unchanged: Promise<Ended[]> | undefined;

  private constructor(
    private readonly folder: string,
    private readonly changes: readonly Change[],
  ) {}

  /** @param changes that will be made, one at a time */
  static async make(changes: readonly Change[]): Promise<ScratchCopy> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'sankyu-scratch-')));
    for (const name of COPIED) await cp(join(packageRoot(), name), join(folder, name), { recursive: true });
    await symlink(join(packageRoot(), 'node_modules'), join(folder, 'node_modules'));
    return new ScratchCopy(folder, changes);
  }

  /** Expects that the test passes as the sources are, and fails once they are changed. Answers what it says then. */
  async expectFoundOut(change: Change): Promise<string> {
    expectInPlace(change);
    // The tests of all the changes are run once, together, as the sources are.
    this.unchanged ??= this.run(this.changes);
    const before = (await this.unchanged).filter((ended) => isTestOf(change, ended));
    expect(before.length).toBeGreaterThan(0);
    expect(before.filter(({ passed }) => !passed)).toEqual([]);
    const after = await this.runChanged(change);
    // It must be the test that finds out, not a program that can no longer be read, nor SQL that cannot be applied.
    expect(after.map(({ title }) => title)).toEqual(before.map(({ title }) => title));
    const failed = after.filter(({ passed }) => !passed);
    expect(failed.length).toBeGreaterThan(0);
    const says = failed.map((ended) => ended.says).join('\n');
    expect(says).not.toContain('The tests have no database');
    return says;
  }

  private async runChanged(change: Change): Promise<Ended[]> {
    const path = join(this.folder, change.file);
    const whole = await readFile(path, 'utf8');
    await writeFile(
      path,
      whole.replace(change.text, () => change.instead),
    );
    try {
      return (await this.run([change])).filter((ended) => isTestOf(change, ended));
    } finally {
      await writeFile(path, whole);
    }
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Runs the tests of some changes, as the copy is now. */
  private async run(changes: readonly Change[]): Promise<Ended[]> {
    const results = join(this.folder, 'results.json');
    await rm(results, { force: true });
    const jest = join(this.folder, 'node_modules/jest/bin/jest.js');
    const files = [...new Set(changes.map(({ test }) => test))];
    const names = [...new Set(changes.map(nameForm))].join('|');
    const { NODE_OPTIONS = '', ...environment } = process.env;
    const child = spawn(
      process.execPath,
      [jest, '--runInBand', '--runTestsByPath', ...files, '-t', names, '--json', `--outputFile=${results}`],
      {
        cwd: this.folder,
        env: { ...environment, NODE_OPTIONS: `${NODE_OPTIONS} --experimental-vm-modules` },
        stdio: 'ignore',
      },
    );
    await once(child, 'close');
    const { testResults, numRuntimeErrorTestSuites } = JSON.parse(await readFile(results, 'utf8')) as JestResults;
    expect(numRuntimeErrorTestSuites).toBe(0);
    return testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === 'passed' || status === 'failed')
        .map(({ fullName, title, status, failureMessages }) => ({
          file: relative(this.folder, name).replaceAll('\\', '/'),
          fullName,
          title,
          passed: status === 'passed',
          says: failureMessages.join('\n'),
        })),
    );
  }
}

function isTestOf(change: Change, { file, fullName }: Ended): boolean {
  return file === change.test && new RegExp(nameForm(change)).test(fullName);
}

/** The names of the tests that a change stands for: where the name in the source has %s, those of a table. */
function nameForm({ name, row = name }: Change): string {
  return `(^| )${row.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/%[sjp]/g, '[\\s\\S]*')}$`;
}
