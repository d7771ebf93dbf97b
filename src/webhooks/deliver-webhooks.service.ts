import { Injectable } from '@nestjs/common';
import { because, inCity } from '../database/scope.js';
import { Transactions } from '../database/transactions.js';
import { DeliveryQueue } from './delivery-queue.js';
import { FindLedgerEventsService } from './find-ledger-events.service.js';
import { SendDeliveryService } from './send-delivery.service.js';

/** Cities that are worked on at once, and receivers in each: one that hangs keeps the others from little. */
const CITIES_AT_ONCE = 4;
const RECEIVERS_AT_ONCE = 8;
/** One after another while few wait, which keeps their order; more at once when a receiver has fallen behind. */
const FEW = 50;
const LANES_BEHIND = 4;
/** A round ends after so long, so that one that is asked to end does. */
const ROUND_MS = 20_000;

/** Sends what is to be told. */
@Injectable()
export class DeliverWebhooksService {
  private running = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly events: FindLedgerEventsService,
    private readonly queue: DeliveryQueue,
    private readonly sending: SendDeliveryService,
  ) {}

  /**
   * Sends all that is due in every city. While this process is at it already, it does nothing. Never throws for a
   * receiver's sake.
   * @throws AggregateError of what went wrong in some cities
   */
  async deliver(): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      const cities = await this.transactions.query<{ id: number }>('select id from cities order by id');
      const until = Date.now() + ROUND_MS;
      const troubles: unknown[] = [];
      await inLanes(CITIES_AT_ONCE, cities, ({ id }) =>
        inCity(id, () => this.city(id, until)).catch((error: unknown) => void troubles.push(error)),
      );
      if (troubles.length > 0) throw new AggregateError(troubles, `webhooks failed in ${troubles.length} cities`);
    } finally {
      this.running = false;
    }
  }

  private async city(cityId: number, until: number): Promise<void> {
    await this.events.find(cityId);
    const receivers = await this.queue.due(cityId);
    const lanes = receivers.flatMap(({ id, count }) =>
      Array.from({ length: count > FEW ? LANES_BEHIND : 1 }, () => id),
    );
    await inLanes(RECEIVERS_AT_ONCE, lanes, (id) => this.lane(cityId, id, until));
    await this.queue.tidy(cityId);
  }

  private async lane(cityId: number, subscriptionId: string, until: number): Promise<void> {
    while (Date.now() < until) {
      const taken = await this.queue.take(cityId, subscriptionId);
      if (!taken) return;
      await because(taken.requestId, () => this.sending.send(cityId, taken));
    }
  }
}

/** Does the work for each of the items, so many of them at once. */
async function inLanes<T>(count: number, items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const lane = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: count }, lane));
}
