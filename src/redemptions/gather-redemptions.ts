import { AsyncResource } from 'node:async_hooks';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { inCity } from '../database/scope.js';
import { asDatabaseAway } from '../http/problems/database-away.js';
import { Ledger } from '../ledger/ledger.js';
import type { LedgerAnswer, RedeemItem } from '../ledger/ledger-items.js';
import { tryAgain } from './redemption.errors.js';

/** Calls of one city that are on their way at once: while one commits, the other computes. */
const CALLS_A_CITY = 2;
/** Redemptions in one call. More would make each of them wait for all. */
const MOST_A_CALL = 64;

interface Waiting {
  item: RedeemItem;
  resolve: (answer: LedgerAnswer) => void;
  reject: (error: unknown) => void;
}

interface Lane {
  waiting: Waiting[];
  calls: number;
}

/**
 * Gathers the redemptions of a city that arrive while others are on their way, and posts them in one call. A redemption
 * that finds a free call goes at once: alone, it never waits for company.
 */
@Injectable()
export class Gatherer implements BeforeApplicationShutdown {
  private readonly lanes = new Map<number, Lane>();
  /** A call carries redemptions of many requests, so it joins the transaction of none of them. */
  private readonly outside = new AsyncResource('sankyu.redemptions');
  private whenIdle: (() => void)[] = [];

  constructor(private readonly ledger: Ledger) {}

  /** @throws DomainError busy when it is not known whether it was recorded: the same request may be sent again */
  redeem(cityId: number, item: RedeemItem): Promise<LedgerAnswer> {
    const lane = this.laneOf(cityId);
    return new Promise((resolve, reject) => {
      lane.waiting.push({ item, resolve, reject });
      this.pump(cityId, lane);
    });
  }

  /** How many wait to go into a call. */
  waitingItems(): number {
    let count = 0;
    for (const { waiting } of this.lanes.values()) count += waiting.length;
    return count;
  }

  /** How long ago the one arrived that waits longest to go into a call, in milliseconds; 0 when none waits. */
  longestWaitMs(): number {
    let earliest = Infinity;
    for (const { waiting } of this.lanes.values()) {
      if (waiting.length > 0) earliest = Math.min(earliest, waiting[0]!.item.receivedAt.getTime());
    }
    return Math.max(0, Date.now() - earliest);
  }

  /** Waits until all that is on its way has been answered. */
  async beforeApplicationShutdown(): Promise<void> {
    if (this.lanes.size > 0) await new Promise<void>((resolve) => this.whenIdle.push(resolve));
  }

  private laneOf(cityId: number): Lane {
    let lane = this.lanes.get(cityId);
    if (!lane) this.lanes.set(cityId, (lane = { waiting: [], calls: 0 }));
    return lane;
  }

  private pump(cityId: number, lane: Lane): void {
    while (lane.calls < CALLS_A_CITY && lane.waiting.length > 0) {
      const batch = lane.waiting.splice(0, MOST_A_CALL);
      lane.calls += 1;
      void this.outside
        .runInAsyncScope(() => inCity(cityId, () => this.post(cityId, batch)))
        .then(() => {
          lane.calls -= 1;
          this.pump(cityId, lane);
          if (lane.calls === 0) this.close(cityId);
        });
    }
  }

  private close(cityId: number): void {
    this.lanes.delete(cityId);
    if (this.lanes.size > 0) return;
    this.whenIdle.forEach((resolve) => resolve());
    this.whenIdle = [];
  }

  /** Answers every item of the batch, one way or the other; never throws. */
  private async post(cityId: number, batch: Waiting[]): Promise<void> {
    try {
      const answers = await this.ledger.redeem(
        cityId,
        batch.map(({ item }) => item),
      );
      batch.forEach(({ resolve }, index) => resolve(answers[index]!));
    } catch (error) {
      // A lost connection says nothing about what was done: only the till may send it again, with the same key.
      if (asDatabaseAway(error)) batch.forEach(({ reject }) => reject(tryAgain(error)));
      else if (batch.length === 1) batch[0]!.reject(error);
      // The statement failed as a whole, so nothing was done: one item that cannot be posted must not harm the others.
      else for (const one of batch) await this.post(cityId, [one]);
    }
  }
}
