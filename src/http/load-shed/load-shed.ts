import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpSettings } from '../http-settings.js';
import type { RouteKind } from './route-kinds.js';

/** How often the service looks at itself. */
export const LOOK_MS = 100;
/** Looks between two lines of the log. */
const LOOKS_A_LINE = 50;
/** So many are let in at once however slow everything is: with too few, nobody could find out that it is fast again. */
const LEAST = 256;
/** Of so many places, one is kept for tills. */
const ONE_FOR_TILLS_OF = 4;
/**
 * How far the limit goes down with each look that found long waits: below what is being answered, but to no less than a
 * half at once, since the whole machine may have stood still for a moment; and up with one that did not.
 */
const DOWN = 0.9;
const AT_MOST_DOWN = 0.5;
const UP = 1.05;
const LEAST_UP = 8;
/** A wait so many times as long as it may be is enough by itself; a shorter one must be found twice. */
const FAR_TOO_LONG = 3;

/** Why a request was turned away: as many as may be are being answered, or the limit is lower since they wait too long. */
export type ShedReason = 'full' | 'slow';

/**
 * Counts the requests that are being answered, and turns away what would only make all of them slow. How many may be
 * answered at once it learns from how long something waits inside: for the event loop, for a connection of the
 * database, for the ledger. While that is too long, the limit sinks to what is being answered and below; when it is short
 * again, it rises to what the operator has set. The last quarter is for tills.
 */
@Injectable()
export class LoadShed implements OnApplicationBootstrap, BeforeApplicationShutdown {
  /** How many may be answered at once now. */
  limit: number;
  /** Requests that are being answered. */
  inFlight = 0;
  /** Answers that stay open. */
  streams = 0;
  /** Turned away since the process began, by reason. */
  readonly turnedAway: Record<ShedReason, number> = { full: 0, slow: 0 };

  private readonly logger = new Logger('LoadShed');
  private readonly waits: (() => number)[] = [];
  private readonly most: number;
  private readonly longestWaitMs: number;
  private timer: NodeJS.Timeout | undefined;
  private nextLookAt = 0;
  private foundLong = false;
  /** The most requests that were being answered at a time since the last look. */
  private mostSinceLook = 0;
  private looks = 0;
  private toldOf = 0;

  constructor({ maxInFlight, shedAfterMs }: HttpSettings) {
    this.most = maxInFlight;
    this.limit = maxInFlight;
    this.longestWaitMs = shedAfterMs;
  }

  onApplicationBootstrap(): void {
    this.nextLookAt = performance.now() + LOOK_MS;
    // What the timer is late by, everything else has waited for the event loop too.
    this.timer = setInterval(() => {
      const now = performance.now();
      this.look(Math.max(0, now - this.nextLookAt));
      this.nextLookAt = now + LOOK_MS;
    }, LOOK_MS).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** @param longestMs how long whoever waits longest for something of that kind has waited by now, in milliseconds */
  watch(longestMs: () => number): void {
    this.waits.push(longestMs);
  }

  /** @returns what is to be called once when the request has ended, however it ended; nothing when it is turned away */
  enter(kind: RouteKind | undefined): (() => void) | undefined {
    if (kind === 'stream') {
      if (this.streams < this.most) {
        this.streams += 1;
        return this.leaveStream;
      }
    } else if (this.inFlight < this.placesFor(kind)) {
      this.inFlight += 1;
      if (this.inFlight > this.mostSinceLook) this.mostSinceLook = this.inFlight;
      return this.leave;
    }
    this.turnedAway[kind !== 'stream' && this.limit < this.most ? 'slow' : 'full'] += 1;
    return undefined;
  }

  /** @param loopMs how long the event loop kept the last thing waiting that was due */
  look(loopMs: number): void {
    const waitedMs = this.waits.reduce((sum, longestMs) => sum + longestMs(), loopMs);
    const long = waitedMs > this.longestWaitMs;
    const tooLong = long && (this.foundLong || waitedMs > FAR_TOO_LONG * this.longestWaitMs);
    this.foundLong = long;
    const least = Math.min(LEAST, this.most);
    // Where hardly anything is being answered, it is not the requests that keep each other waiting.
    if (tooLong && this.mostSinceLook > least) {
      const below = Math.max(Math.min(this.limit, this.mostSinceLook) * DOWN, this.limit * AT_MOST_DOWN);
      this.limit = Math.max(least, Math.floor(below));
    } else if (!long) this.limit = Math.min(this.most, Math.max(Math.ceil(this.limit * UP), this.limit + LEAST_UP));
    this.mostSinceLook = this.inFlight;
    this.tell(Math.round(waitedMs));
  }

  private placesFor(kind: RouteKind | undefined): number {
    return kind === 'till' ? this.limit : this.limit - Math.floor(this.limit / ONE_FOR_TILLS_OF);
  }

  private readonly leave = (): void => {
    this.inFlight -= 1;
  };

  private readonly leaveStream = (): void => {
    this.streams -= 1;
  };

  private tell(waitedMs: number): void {
    this.looks += 1;
    if (this.looks % LOOKS_A_LINE !== 0) return;
    const all = this.turnedAway.full + this.turnedAway.slow;
    const { inFlight, limit } = this;
    if (all > this.toldOf) this.logger.warn({ turnedAway: all - this.toldOf, inFlight, limit, waitedMs }, 'overloaded');
    this.toldOf = all;
  }
}
