import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LONGEST_WAIT_MS = 15 * 60_000;

/**
 * Does the work while no other process prepares this folder. The lock is a folder holding a file named after its
 * process; a prepared one can only be renamed onto it when it is empty or absent, and only the file of a dead holder
 * is ever removed by others (as in src/database/embedded/process-lock.ts, which is not built yet when this runs).
 */
export async function withPrepareLock(folder, work) {
  const lock = join(folder, '.preparing');
  const mine = `${lock}.${process.pid}`;
  mkdirSync(mine, { recursive: true });
  writeFileSync(join(mine, String(process.pid)), '');
  const deadline = Date.now() + LONGEST_WAIT_MS;
  for (let waits = 0; !moved(mine, lock); waits++) {
    if (waits === 1) process.stderr.write('sankyu: waiting for another start, build or test to finish preparing\n');
    if (Date.now() > deadline) throw new Error(`${lock} is held by another process; remove it if that is no Sankyu.`);
    if (waits > 0) await sleep(100);
    evictDead(lock);
  }
  const release = () => {
    rmSync(join(lock, String(process.pid)), { force: true });
    removeIfEmpty(lock);
  };
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function moved(mine, lock) {
  try {
    renameSync(mine, lock);
    return true;
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST'].includes(error.code)) return false;
    throw error;
  }
}

function evictDead(lock) {
  try {
    for (const pid of readdirSync(lock)) if (!isAlive(Number(pid))) rmSync(join(lock, pid), { force: true });
  } catch {
    // It was given up in the meantime.
  }
  removeIfEmpty(lock);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function removeIfEmpty(folder) {
  try {
    rmdirSync(folder);
  } catch {
    // Somebody else holds it, or removed it.
  }
}
