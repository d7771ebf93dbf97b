import { setTimeout as delay } from 'node:timers/promises';

const EVERY_MS = 1_000;
/** After a look that failed. */
const AWAY_MS = 5_000;
/** A standby that keeps up has replayed what was just written by then. */
const SECOND_LOOK_MS = 20;
const MOST_SAMPLES = 60;

/** How far the log of the server that takes writes had come at a moment. */
interface Sample {
  at: number;
  lsn: string;
}

/** Asks a server; each is given its SQL by this class. */
type Ask = <Row>(sql: string, parameters?: unknown[]) => Promise<Row[]>;

/**
 * Which of the samples a standby has replayed, as the place of the newest. A standby that hears of nobody may have lost
 * its primary, and one that is none any more may be a primary that others have left: neither counts.
 */
const REPLAYED = `
  select max(place)::integer as newest
    from unnest($1::pg_lsn[]) with ordinality as sample (lsn, place)
   where pg_is_in_recovery() and lsn <= pg_last_wal_replay_lsn()
     and exists (select from pg_stat_wal_receiver where pid is not null)`;

/**
 * How far a standby is behind, measured against the server that takes writes and not by what the standby says of itself:
 * one that is cut off from it believes that nothing is happening. It is looked at once a second, and only while somebody
 * wants to know.
 */
export class ReplicaLag {
  private samples: Sample[] = [];
  /** What was committed until then is there. */
  private replayedUntil = -Infinity;
  private lookedAt = -Infinity;
  private looking: Promise<void> | undefined;
  private away = false;

  constructor(
    private readonly askPrimary: Ask,
    private readonly askReplica: Ask,
    private readonly mostMs: number,
  ) {}

  /** Whether it is there, and no further behind than it may be. */
  async isSmall(): Promise<boolean> {
    if (performance.now() - this.lookedAt > (this.away ? AWAY_MS : EVERY_MS)) {
      this.looking ??= this.look().finally(() => (this.looking = undefined));
    }
    // Nobody waits for one that was not there the last time.
    if (!this.isKnownSmall && !this.away) await this.looking;
    return this.isKnownSmall;
  }

  /** It gave no answer. */
  lost(): void {
    this.away = true;
    this.replayedUntil = -Infinity;
    this.lookedAt = performance.now();
  }

  private get isKnownSmall(): boolean {
    return performance.now() - this.replayedUntil <= this.mostMs;
  }

  private async look(): Promise<void> {
    this.lookedAt = performance.now();
    try {
      const at = performance.now();
      const [now] = await this.askPrimary<{ lsn: string }>('select pg_current_wal_lsn()::text as lsn');
      this.samples = [...this.samples.slice(1 - MOST_SAMPLES), { at, lsn: now!.lsn }];
      if (!(await this.caughtUp())) {
        await delay(SECOND_LOOK_MS);
        await this.caughtUp();
      }
      this.away = false;
    } catch {
      this.lost();
    }
  }

  /** @returns whether it has the newest sample too */
  private async caughtUp(): Promise<boolean> {
    const [answer] = await this.askReplica<{ newest: number | null }>(REPLAYED, [this.samples.map(({ lsn }) => lsn)]);
    const newest = answer?.newest;
    if (!newest) return false;
    this.replayedUntil = this.samples[newest - 1]!.at;
    this.samples = this.samples.slice(newest - 1);
    return this.samples.length === 1;
  }
}
