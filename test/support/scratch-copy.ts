import { expect } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/** How a run of tests ended: of each test by its name whether it passed; and the files that could not be loaded. */
interface Outcome {
  tests: { name: string; passed: boolean; says: string }[];
  unloaded: number;
}

interface JestResults {
  numRuntimeErrorTestSuites: number;
  testResults: { assertionResults: { title: string; status: string; failureMessages: string[] }[] }[];
}

/** A copy of the sources in which something can be broken, with a PostgreSQL of its own for each run of its tests. */
export class ScratchCopy {
  private readonly unchanged = new Map<string, Promise<Outcome>>();

  private constructor(private readonly folder: string) {}

  static async make(): Promise<ScratchCopy> {
    const folder = await mkdtemp(join(tmpdir(), 'sankyu-scratch-'));
    for (const name of COPIED) await cp(join(packageRoot(), name), join(folder, name), { recursive: true });
    await symlink(join(packageRoot(), 'node_modules'), join(folder, 'node_modules'));
    return new ScratchCopy(folder);
  }

  /** Expects that the test passes as the sources are, and fails once they are changed. Answers what it says then. */
  async expectFoundOut(change: Change): Promise<string> {
    expectInPlace(change);
    const before = await this.outcomeUnchanged(change);
    expect(before.unloaded).toBe(0);
    expect(before.tests.length).toBeGreaterThan(0);
    expect(before.tests.filter(({ passed }) => !passed)).toEqual([]);
    const after = await this.outcomeChanged(change);
    // It must be the test that finds out, not a program that can no longer be read, nor SQL that cannot be applied.
    expect(after.unloaded).toBe(0);
    expect(after.tests.map(({ name }) => name)).toEqual(before.tests.map(({ name }) => name));
    const failed = after.tests.filter(({ passed }) => !passed);
    expect(failed.length).toBeGreaterThan(0);
    const says = failed.map((test) => test.says).join('\n');
    expect(says).not.toContain('The tests have no database');
    return says;
  }

  /** A test that finds out several changes is run once as the sources are. */
  private outcomeUnchanged(change: Change): Promise<Outcome> {
    const which = `${change.test} ${change.row ?? change.name}`;
    const known = this.unchanged.get(which) ?? this.run(change);
    this.unchanged.set(which, known);
    return known;
  }

  private async outcomeChanged(change: Change): Promise<Outcome> {
    const path = join(this.folder, change.file);
    const whole = await readFile(path, 'utf8');
    await writeFile(
      path,
      whole.replace(change.text, () => change.instead),
    );
    try {
      return await this.run(change);
    } finally {
      await writeFile(path, whole);
    }
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  private async run({ test, name, row = name }: Change): Promise<Outcome> {
    const results = join(this.folder, 'results.json');
    await rm(results, { force: true });
    const jest = join(this.folder, 'node_modules/jest/bin/jest.js');
    const { NODE_OPTIONS = '', ...environment } = process.env;
    const child = spawn(
      process.execPath,
      [jest, '--runInBand', '--runTestsByPath', test, '-t', nameForm(row), '--json', `--outputFile=${results}`],
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
      .map(({ title, status, failureMessages }) => ({
        name: title,
        passed: status === 'passed',
        says: failureMessages.join('\n'),
      }));
    return { tests, unloaded: numRuntimeErrorTestSuites };
  }
}

/** The names of the tests that a name in the source stands for: where it has %s, those of a table. */
function nameForm(name: string): string {
  return `${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/%[sjp]/g, '[\\s\\S]*')}$`;
}
