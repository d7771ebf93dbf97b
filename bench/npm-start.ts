import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { packageRoot } from '../src/database/package-root.js';
import { freePort } from './free-port.js';

/** The first start makes the database and the demo city. */
const LONGEST_START_MS = 300_000;
const LOOK_AGAIN_MS = 20;

/** What `npm start` in this checkout has started, with a database of its own. */
export interface Started {
  url: string;
  /** From the command until what was waited for. */
  tookMs: number;
  /** Lets it end in order. */
  stop(): Promise<void>;
}

/**
 * @param dataDir where it keeps its database
 * @param until its first answer, or until all is ready, the demo city too
 */
export async function npmStart(dataDir: string, signal: AbortSignal, until: 'answer' | 'ready'): Promise<Started> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const { DATABASE_URL: _url, DATABASE_APP_URL: _appUrl, NODE_OPTIONS: _options, ...others } = process.env;
  const begun = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: packageRoot(),
    env: { ...others, PORT: String(port), SANKYU_DATA: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
    signal,
  });
  const ended = once(child, 'close').catch(() => undefined);
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  try {
    await waitFor(child, async () => {
      if (until === 'ready') return /^ready$/m.test(output);
      return (await fetch(`${url}/health/ready`).catch(() => undefined))?.ok === true;
    });
    return { url, tookMs: performance.now() - begun, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function waitFor(child: ChildProcess, isSo: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + LONGEST_START_MS; Date.now() < deadline; await sleep(LOOK_AGAIN_MS)) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    if (await isSo()) return;
  }
  throw new Error('npm start did not start the service.');
}
