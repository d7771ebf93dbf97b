import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { packageRoot } from '../src/database/package-root.js';
import { median } from './compare.js';
import type { Figures } from './comparisons.js';
import { freePort } from './free-port.js';

const REACH_MS = 5_000;
/** The first start makes the database and the demo city. */
const LONGEST_FIRST_START_MS = 300_000;
const LOOK_AGAIN_MS = 20;

/**
 * `npm start` in this checkout, whose packages are installed and which is built, with the database and the demo city that
 * an earlier start has made: from the command to the first answer of the API.
 */
export async function startingAgain(rounds: number, signal: AbortSignal): Promise<Figures> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sankyu-bench-start-'));
  try {
    await startOnce(dataDir, signal, 'ready');
    const took: number[] = [];
    for (let round = 0; round < rounds; round++) took.push(await startOnce(dataDir, signal, 'answer'));
    const ms = median(took);
    return {
      'npm start again to the first answer, ms : 5 s': {
        value: ms,
        against: REACH_MS,
        ratio: ms / REACH_MS,
        reach: 1,
        better: 'lower',
      },
    };
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Starts, waits for the first answer or until all is ready, and stops in order; answers how long it waited. */
async function startOnce(dataDir: string, signal: AbortSignal, until: 'answer' | 'ready'): Promise<number> {
  const port = await freePort();
  const { DATABASE_URL: _url, DATABASE_APP_URL: _appUrl, NODE_OPTIONS: _options, ...others } = process.env;
  const begun = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: packageRoot(),
    env: { ...others, PORT: String(port), SANKYU_DATA: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
    signal,
  });
  const ended = once(child, 'close').catch(() => undefined);
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  try {
    await waitFor(child, async () => {
      if (until === 'ready') return /^ready$/m.test(output);
      return (await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined))?.ok === true;
    });
    return performance.now() - begun;
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

async function waitFor(child: ChildProcess, isSo: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + LONGEST_FIRST_START_MS; Date.now() < deadline; await sleep(LOOK_AGAIN_MS)) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    if (await isSo()) return;
  }
  throw new Error('npm start did not start the service.');
}
