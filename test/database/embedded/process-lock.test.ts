import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ownIdentity } from '../../../src/database/embedded/process-identity.js';
import { withProcessLock } from '../../../src/database/embedded/process-lock.js';

let folder: string;
let lock: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sankyu-lock-'));
  lock = join(folder, 'lock');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function heldBy(identity: string): Promise<void> {
  await mkdir(lock);
  await writeFile(join(lock, identity), '');
}

function countElsewhere(file: string, times: number) {
  const support = (name: string) => new URL(`../../support/${name}`, import.meta.url);
  const script = fileURLToPath(support('count-under-lock.ts'));
  return spawn(process.execPath, ['--import', support('typescript.mjs').href, script, lock, file, String(times)], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
}

it('lets one in at a time, within a process', async () => {
  let inside = 0;
  let most = 0;
  const visit = () =>
    withProcessLock(lock, async () => {
      most = Math.max(most, ++inside);
      await sleep(2);
      inside--;
    });
  await Promise.all(Array.from({ length: 10 }, visit));
  expect(most).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});

it('loses no count of several processes', async () => {
  const file = join(folder, 'count');
  await writeFile(file, '0');
  const counters = [countElsewhere(file, 20), countElsewhere(file, 20), countElsewhere(file, 20)];
  await Promise.all(counters.map((counter) => once(counter, 'exit')));
  expect(await readFile(file, 'utf8')).toBe('60');
});

it('passes on from a process that was killed at any point, and clears away what it left', async () => {
  const file = join(folder, 'count');
  await writeFile(file, '0');
  for (const moreThan of [5, 15, 25]) {
    const killed = countElsewhere(file, 1_000_000);
    while (Number(await readFile(file, 'utf8')) < moreThan) await sleep(1);
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    await withProcessLock(lock, async () => undefined);
    expect((await readdir(folder)).filter((name) => name.startsWith('lock'))).toEqual([]);
  }
});

it('takes over from a process that is gone', async () => {
  await heldBy('4194304-1');
  await expect(withProcessLock(lock, async () => 'done')).resolves.toBe('done');
});

it('takes over from a process whose number another one was given since', async () => {
  await heldBy(`${process.pid}-1`);
  await expect(withProcessLock(lock, async () => 'done')).resolves.toBe('done');
});

it('waits for a process that lives', async () => {
  await heldBy(ownIdentity());
  const order: string[] = [];
  const work = withProcessLock(lock, async () => order.push('entered'));
  await sleep(100);
  order.push('released');
  await rm(join(lock, ownIdentity()));
  await work;
  expect(order).toEqual(['released', 'entered']);
});

it('is given up when the work fails', async () => {
  await expect(withProcessLock(lock, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  await expect(withProcessLock(lock, async () => 'done')).resolves.toBe('done');
});
