import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { nodeArgumentsOf, type Program } from './program.js';
import { type SampleFile } from './sample-city.js';

/** What a command answered, and how it ended. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** `npx sankyu`, the service, or what a test wants done, as a process of its own. */
export function startProgram(
  program: Program,
  dataDir: string,
  words: readonly string[] = [],
  environment: Record<string, string> = {},
): ChildProcess {
  const { DATABASE_URL: _url, DATABASE_APP_URL: _appUrl, REDIS_URL: _redis, ...others } = process.env;
  return spawn(process.execPath, [...nodeArgumentsOf(program), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...others, NODE_OPTIONS: '', SANKYU_DATA: dataDir, ...environment },
  });
}

/** Runs a command to its end. */
export async function sankyu(dataDir: string, ...words: string[]): Promise<Ended> {
  const child = startProgram('src/cli/main.ts', dataDir, words);
  const [stdout, stderr, [code]] = await Promise.all([
    buffer(child.stdout!),
    buffer(child.stderr!),
    once(child, 'close'),
  ]);
  return { code: code as number | null, stdout: stdout.toString('utf8'), stderr: stderr.toString('utf8') };
}

/** The JSON that a command answered; it must have gone well, and nothing else may stand on standard output. */
export async function sankyuJson<T>(dataDir: string, ...words: string[]): Promise<T> {
  return answered<T>(words, await sankyu(dataDir, ...words, '--json'));
}

export function answered<T>(words: readonly string[], { code, stdout, stderr }: Ended): T {
  if (code !== 0) throw new Error(`sankyu ${words.join(' ')} ended with ${code}: ${stderr}`);
  return JSON.parse(stdout) as T;
}

export async function writeFolder(folder: string, files: readonly SampleFile[]): Promise<void> {
  for (const { name, content } of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}
