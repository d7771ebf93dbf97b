import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './compare.js';
import type { Figures } from './comparisons.js';
import { npmStart } from './npm-start.js';

const REACH_MS = 5_000;

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

/** Starts and stops again; answers how long it took. */
async function startOnce(dataDir: string, signal: AbortSignal, until: 'answer' | 'ready'): Promise<number> {
  const { tookMs, stop } = await npmStart(dataDir, signal, until);
  await stop();
  return tookMs;
}
