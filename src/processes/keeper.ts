import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { DomainError } from '../domain/domain-error.js';
import type { FromKeeper, ToKeeper } from './kept.js';
import { say } from './say.js';
import type { ProgramRole } from './settings.js';

/** A process that ran for so long did not die of how it was started. */
const STEADY_MS = 60_000;
/** Doubled with each further death. */
const SECOND_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

const neverReady = () =>
  new DomainError({
    kind: 'busy',
    code: 'process_never_ready',
    ja: 'プロセスが準備を終える前に止まりました。理由は上のとおりです。',
    en: 'A process ended before it was ready; what it said stands above.',
  });

/** Where one process runs, and another after it. */
interface Place {
  role: ProgramRole;
  /** None between a death and the next start. */
  process?: Worker;
  since: number;
  /** One soon after the other. */
  deaths: number;
}

/**
 * Starts processes of this program and looks after them: another one where one died, new ones for old ones when asked.
 * They listen by one socket, which is the keeper's; it hands connections to them in turn.
 */
export class Keeper {
  private readonly places: Place[];
  private readonly leaving = new Set<Worker>();
  private stopping = false;
  private renewing = false;
  private wanted = 0;

  /**
   * @param program the file that they run
   * @param role of all of them together: with `all`, the jobs are done in one more process, apart
   * @param count how many there are beside that
   */
  constructor(
    program: string,
    private readonly role: ProgramRole,
    count: number,
  ) {
    const roles = Array.from({ length: count }, (): ProgramRole => (role === 'worker' ? 'worker' : 'web'));
    if (role === 'all') roles.push('worker');
    this.places = roles.map((each) => ({ role: each, since: 0, deaths: 0 }));
    cluster.setupPrimary({ exec: program, args: [], execArgv: [...process.execArgv, '--enable-source-maps'] });
  }

  /**
   * Starts the first, which says where to begin, and then the others. What is wrong with the settings is said once.
   * @throws DomainError process_never_ready
   */
  async start(): Promise<void> {
    const [first, ...others] = this.places;
    const speaker = await this.fill(first!);
    const shown = saidBy(speaker, 'shown');
    tell(speaker, 'show where to begin');
    await shown;
    await Promise.all(others.map((place) => this.fill(place)));
  }

  /** A new process for each, one after the other: the old one goes when the new one is ready, and has then been idle. */
  async renew(): Promise<void> {
    this.wanted += 1;
    if (this.renewing) return;
    this.renewing = true;
    try {
      while (this.wanted > 0 && !this.stopping) {
        this.wanted = 0;
        for (const place of this.places) await this.replace(place);
        say('All processes are new.');
      }
    } catch {
      if (!this.stopping) say('A new process did not get ready. The old ones go on.');
    } finally {
      this.renewing = false;
    }
  }

  /** Ends when all have ended. */
  async stop(): Promise<void> {
    this.stopping = true;
    const all = Object.values(cluster.workers ?? {}).filter((one) => one !== undefined);
    await Promise.all(
      all.map(async (one) => {
        const gone = once(one, 'exit');
        if (!this.leaving.has(one)) one.process.kill('SIGTERM');
        await gone;
      }),
    );
  }

  private async replace(place: Place): Promise<void> {
    const old = place.process;
    // Where one has died, its successor is on the way, and no older than any other.
    if (old === undefined || this.stopping) return;
    const fresh = await this.fork(place.role);
    const surplus = place.process === old ? old : fresh;
    if (surplus === old) this.settle(place, fresh);
    this.leaving.add(surplus);
    const gone = once(surplus, 'exit');
    tell(surplus, 'leave');
    await gone;
    this.leaving.delete(surplus);
  }

  private async fill(place: Place): Promise<Worker> {
    const made = await this.fork(place.role);
    this.settle(place, made);
    return made;
  }

  private settle(place: Place, made: Worker): void {
    place.process = made;
    place.since = Date.now();
    made.once('exit', (code: number, signal: string | null) => {
      if (place.process !== made || this.stopping) return;
      place.process = undefined;
      void this.revive(place, signal ?? String(code));
    });
  }

  /** Tries until one is ready, and waits the longer the more often one has died. */
  private async revive(place: Place, how: string): Promise<void> {
    while (!this.stopping && place.process === undefined) {
      if (Date.now() - place.since > STEADY_MS) place.deaths = 0;
      const waitMs = place.deaths === 0 ? 0 : Math.min(LONGEST_WAIT_MS, SECOND_WAIT_MS * 2 ** (place.deaths - 1));
      place.deaths += 1;
      say(`A process (ROLE=${place.role}) ended (${how}). The next one is started in ${waitMs / 1_000} s.`);
      place.since = Date.now();
      await delay(waitMs);
      if (!this.stopping) await this.fill(place).catch(() => undefined);
      how = 'before it was ready';
    }
  }

  /** @throws DomainError process_never_ready */
  private async fork(role: ProgramRole): Promise<Worker> {
    // The port is that of the requests; a worker apart needs none.
    const apart = role === 'worker' && this.role === 'all';
    const made = cluster.fork({ ROLE: role, ...(apart ? { PORT: '' } : {}) });
    await saidBy(made, 'ready');
    return made;
  }
}

/** @throws DomainError process_never_ready when it ends before */
function saidBy(one: Worker, wanted: ToKeeper): Promise<void> {
  return new Promise((resolve, reject) => {
    one.once('exit', () => reject(neverReady()));
    one.on('message', (message: ToKeeper) => {
      if (message === wanted) resolve();
    });
  });
}

function tell(one: Worker, message: FromKeeper): void {
  // One that is gone by now hears nothing more, which is as it should be.
  one.send(message, () => undefined);
}
