import { AsyncResource } from 'node:async_hooks';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { inCity } from '../../database/scope.js';
import { Draining } from '../../http/draining.js';
import { tooManyWatching } from '../redemption.errors.js';
import { EventStream } from './event-stream.js';

/** How often the database is asked on behalf of those who watch; what this process did itself is told at once. */
const LOOK_MS = 400;
const BEAT_MS = 15_000;
/** A stream ends after this, and its client comes again where it was: so a role that was taken away ends here too. */
const LONGEST_MS = 60_000;
/** A stream holds a connection of the client, not one of the database. */
const MOST_STREAMS = 500;
const MOST_ABOUT_ONE = 20;
/** Of one holder with all codes, and of one merchant with all shops: nobody takes the places of all others. */
const MOST_OF_ONE = { holder: 10, merchant: 100 };

/** What is watched, and whose it is. */
export interface Watched {
  cityId: number;
  /** A shop, a code. */
  about: string;
  of: { kind: keyof typeof MOST_OF_ONE; id: string };
}

/** Somebody who watches a shop or a code. */
export interface Watcher extends Watched {
  stream: EventStream;
  /** Tells what is new. Ends the stream when there will be nothing any more. */
  look(): Promise<void>;
}

interface Watch extends Watcher {
  until: number;
  looking: boolean;
  again: boolean;
}

/**
 * Looks after all open event streams of this process: has each look for news several times a second, and at once when
 * something happened here; keeps them alive; forgets whoever has gone. While nobody watches, it does nothing.
 */
@Injectable()
export class Watchers implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Watchers');
  private readonly watches = new Set<Watch>();
  /** Looking goes on after the request that began it, so it joins nothing of that request. */
  private readonly outside = new AsyncResource('sankyu.watchers');
  private timer: NodeJS.Timeout | undefined;
  private beatAt = 0;

  constructor(draining: Draining) {
    draining.withStreams(() => this.watches.forEach(({ stream }) => stream.end()));
  }

  /** How many streams are open. */
  get count(): number {
    return this.watches.size;
  }

  /** @throws DomainError too_many_watching */
  mustHaveRoom({ cityId, about, of }: Watched): void {
    const open = [...this.watches].filter((one) => one.cityId === cityId);
    const same = open.filter((one) => one.about === about).length;
    const own = open.filter((one) => one.of.id === of.id).length;
    if (this.watches.size >= MOST_STREAMS || same >= MOST_ABOUT_ONE || own >= MOST_OF_ONE[of.kind]) {
      throw tooManyWatching();
    }
  }

  /** @throws DomainError too_many_watching */
  watch(watcher: Watcher): void {
    this.mustHaveRoom(watcher);
    const watch = { ...watcher, until: performance.now() + LONGEST_MS, looking: false, again: false };
    this.watches.add(watch);
    watcher.stream.once('close', () => this.forget(watch));
    this.outside.runInAsyncScope(() => {
      this.look(watch);
      this.timer ??= setInterval(() => this.turn(), LOOK_MS);
    });
  }

  /** Something happened here: whoever watches it need not wait for the next turn. */
  nudge(cityId: number, about: string): void {
    for (const watch of this.watches) {
      if (watch.cityId === cityId && watch.about === about) this.outside.runInAsyncScope(() => this.look(watch));
    }
  }

  /** A server does not stop while somebody is still being answered. */
  beforeApplicationShutdown(): void {
    for (const { stream } of this.watches) stream.destroy();
    this.watches.clear();
    this.rest();
  }

  private turn(): void {
    const now = performance.now();
    const beats = now - this.beatAt >= BEAT_MS;
    if (beats) this.beatAt = now;
    for (const watch of this.watches) {
      if (now >= watch.until) watch.stream.end();
      else if (beats) watch.stream.beat();
      this.look(watch);
    }
  }

  /** One look at a time for each; a nudge during one brings another after it. */
  private look(watch: Watch): void {
    if (watch.looking) {
      watch.again = true;
      return;
    }
    if (watch.stream.over) return;
    watch.looking = true;
    watch.again = false;
    void inCity(watch.cityId, () => watch.look())
      // The next turn looks again; a stream is never ended by a database that is away for a moment.
      .catch((error: unknown) => this.logger.warn(error))
      .finally(() => {
        watch.looking = false;
        if (watch.again && this.watches.has(watch)) this.look(watch);
      });
  }

  private forget(watch: Watch): void {
    this.watches.delete(watch);
    if (this.watches.size === 0) this.rest();
  }

  private rest(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
