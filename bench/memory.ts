import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Figure, median } from './compare.js';
import type { Service } from './service.js';

const LOOK_AGAIN_MS = 50;
const ANSWERED_BEFORE = 2_000;
const SETTLES_MS = 5_000;
/** So much more than idle a service may need for long work. */
const REACH_MB = 64;

/** What a process has of the machine's memory, as the kernel counts it (VmRSS); on Linux. In MB of a million bytes. */
export class Memory {
  private constructor(
    private readonly pid: number,
    readonly idleMb: number,
  ) {}

  /** Looks at a service that has answered requests for a while, as each has, and then has nothing to do. */
  static async ofIdle({ pid, url }: Service, token: string): Promise<Memory> {
    for (let asked = 0; asked < ANSWERED_BEFORE; asked++) {
      const answer = await fetch(`${url}/api/v1/programmes`, { headers: { authorization: `Bearer ${token}` } });
      await answer.text();
    }
    const seen: number[] = [];
    for (const until = performance.now() + SETTLES_MS; performance.now() < until; await sleep(LOOK_AGAIN_MS)) {
      seen.push(await residentMb(pid));
    }
    return new Memory(pid, median(seen.slice(seen.length / 2)));
  }

  /** Does the work; answers what it came to, and the most that the process needed meanwhile above idle. */
  async watch<T>(work: () => Promise<T>): Promise<{ result: T; riseMb: number }> {
    let mostMb = 0;
    let working = true;
    const looking = (async () => {
      for (; working; await sleep(LOOK_AGAIN_MS)) mostMb = Math.max(mostMb, await residentMb(this.pid));
    })();
    try {
      const result = await work();
      return { result, riseMb: mostMb - this.idleMb };
    } finally {
      working = false;
      await looking;
    }
  }
}

export function riseOf(riseMb: number): Figure {
  return { value: riseMb, against: REACH_MB, ratio: riseMb / REACH_MB, reach: 1, better: 'lower' };
}

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return (Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024) / 1_000_000;
}
