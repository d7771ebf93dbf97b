import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { isPostgres } from '../../src/database/embedded/process-identity.js';
import { nodeArgumentsOf } from './program.js';

/** Another process that has joined the embedded database. */
export interface Holder {
  url: string;
  /** Ends it without a word, as `kill -9` does. */
  kill(): Promise<void>;
  /** Lets it leave, and waits until it is gone. */
  leave(): Promise<void>;
}

export async function newDataDir(prefix = 'sankyu-embedded-'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  await chmod(folder, 0o755);
  return folder;
}

/** Stops what may still run there, hard, and removes the folder. */
export async function removeDataDir(dataDir: string): Promise<void> {
  const pid = await serverPid(dataDir);
  if (pid !== undefined) {
    process.kill(pid, 'SIGQUIT');
    await gone(pid);
  }
  await rm(dataDir, { recursive: true, force: true });
}

/** The process number of the server that runs there; undefined when none does. */
export async function serverPid(dataDir: string): Promise<number | undefined> {
  const file = await readFile(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(file.split('\n')[0]);
  return pid && isPostgres(pid) ? pid : undefined;
}

export async function gone(pid: number): Promise<void> {
  for (let waited = 0; isPostgres(pid); waited += 20) {
    if (waited > 15_000) throw new Error(`Process ${pid} is still there.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Joins from a process of its own, if so told as another user. */
export async function startHolder(dataDir: string, user: { uid?: number; gid?: number } = {}): Promise<Holder> {
  const child = spawn(process.execPath, [...nodeArgumentsOf('test/support/hold-embedded.ts'), dataDir], {
    ...user,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const errors = text(child.stderr);
  const [url] = await Promise.race([once(child.stdout, 'data'), once(child, 'close').then(() => [])]);
  if (!url) throw new Error(`The holder did not join: ${await errors}`);
  return {
    url: String(url).trim(),
    kill: () => ended(child, () => child.kill('SIGKILL')),
    leave: () => ended(child, () => child.stdin.end()),
  };
}

async function ended(child: ChildProcess, how: () => unknown): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const close = once(child, 'close');
  how();
  await close;
}
