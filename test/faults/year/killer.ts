import { setTimeout as delay } from 'node:timers/promises';
import type { Random } from '../../../src/simulation/random.js';
import { query } from '../../support/query.js';
import { type House, type Victim, VICTIMS } from './house.js';
import type { PatientClient } from './patient-client.js';
import { type Wanted, type WorkName, WORKS } from './year.js';

/** How long a piece of work takes until it is known: a little less after each kill that came too late, else a little more. */
const FIRST_GUESS_MS = 100;
const LESS = 0.7;
const MORE = 1.15;
const UNTIL_BEGUN_MS = 120_000;

/** How often whom, during what, and what clients saw of it. */
export class KillCounts {
  readonly cut = new Map<string, number>();
  readonly tooLate = new Map<string, number>();
  readonly seen: Record<string, number> = {};

  count(work: WorkName, victim: Victim): number {
    return this.cut.get(`${victim} during ${work}`) ?? 0;
  }

  /** The one that this work, and then all work, was cut off by the least often; among equals by chance. */
  rarest(work: WorkName, random: Random): Victim {
    const of = (victim: Victim) => {
      const all = WORKS.reduce((sum, each) => sum + this.count(each, victim), 0);
      return this.count(work, victim) * 1_000_000 + all + random.next();
    };
    return VICTIMS.map((victim) => ({ victim, often: of(victim) })).sort((a, b) => a.often - b.often)[0]!.victim;
  }

  least(): number {
    return Math.min(...WORKS.flatMap((work) => VICTIMS.map((victim) => this.count(work, victim))));
  }

  note(work: WorkName, victim: Victim, wasCut: boolean): void {
    const counts = wasCut ? this.cut : this.tooLate;
    const name = `${victim} during ${work}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }

  saw(victim: Victim, what: string[]): void {
    // A client that tries again and again sees the same many times over.
    const story = `${victim}: ${what.filter((one, index) => one !== what[index - 1]).join(', ')}`;
    this.seen[story] = (this.seen[story] ?? 0) + 1;
  }
}

/** Kills somebody of the house at a random moment of each piece of work, has them restarted, and waits for the answer. */
export class Killer {
  private readonly usualMs: Record<string, number> = {};

  constructor(
    private readonly house: House,
    private readonly clients: Record<Wanted['by'], PatientClient>,
    private readonly adminUrl: string,
    private readonly counts: KillCounts,
    private readonly random: Random,
  ) {}

  async interrupt(wanted: Wanted): Promise<void> {
    const victim = this.counts.rarest(wanted.work, this.random);
    if (victim === 'worker') await this.killWorker(wanted);
    else await this.killUnderRequest(wanted, victim);
  }

  /** The client waits for the service, which does the work itself. */
  private async killUnderRequest({ work, path, body, by }: Wanted, victim: Victim): Promise<void> {
    let answered = false;
    const asking = this.clients[by].ask(path, body);
    asking.then(
      () => (answered = true),
      () => undefined,
    );
    await delay(this.moment(work, victim));
    const late = answered;
    await this.house.kill(victim);
    await this.house.restart(victim);
    const { saw } = await asking;
    // Cut off is what was answered by nobody before the kill, and had to be asked again after it.
    const wasCut = !late && saw.length > 1;
    if (wasCut) this.counts.saw(victim, saw);
    this.learn(work, victim, wasCut);
  }

  /** The client is told of a task, which a worker does. */
  private async killWorker({ work, path, body, by }: Wanted): Promise<void> {
    const id = await this.clients[by].askLater(path, body);
    await this.untilBegun(id);
    await delay(this.moment(work, 'worker'));
    await this.house.kill('worker');
    const wasCut = (await this.stateOf(id)) === 'running';
    this.learn(work, 'worker', wasCut);
    // Another worker takes it up when the dead one has given no sign of life for a minute: let that have passed.
    const passed = `update tasks set running_until = clock_timestamp() - interval '1 second' where id = '${id}' and state = 'running'`;
    await query(this.adminUrl, passed);
    await this.house.restart('worker');
    await this.clients[by].wait(id);
    if (wasCut) this.counts.saw('worker', ['202', 'task running', 'task done']);
  }

  private async untilBegun(id: string): Promise<void> {
    for (const until = Date.now() + UNTIL_BEGUN_MS; Date.now() < until;) {
      if ((await this.stateOf(id)) !== 'waiting') return;
      await delay(2);
    }
    throw new Error('No worker took the task up.');
  }

  private async stateOf(id: string): Promise<string> {
    const [task] = await query(this.adminUrl, `select state from tasks where id = '${id}'`);
    return task!.state!;
  }

  /** How long after the beginning it is killed. */
  private moment(work: WorkName, victim: Victim): number {
    return this.random.next() * (this.usualMs[`${victim} ${work}`] ?? FIRST_GUESS_MS);
  }

  private learn(work: WorkName, victim: Victim, wasCut: boolean): void {
    const name = `${victim} ${work}`;
    this.usualMs[name] = (this.usualMs[name] ?? FIRST_GUESS_MS) * (wasCut ? MORE : LESS);
    this.counts.note(work, victim, wasCut);
  }
}
