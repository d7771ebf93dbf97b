import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { declareConstraint } from '../database/constraint-errors.js';
import { scope } from '../database/scope.js';
import { Transactions } from '../database/transactions.js';
import { notFound } from '../http/not-found.error.js';
import { instantOf, microsOf } from '../lists/instants.js';
import type { OperationKey } from '../wallets/operation-cursor.js';
import { PING } from './event-kinds.js';
import type { Subscription } from './subscription.js';
import { webhookOff } from './webhook.errors.js';

// It was given up while something was to be sent to it.
declareConstraint('webhook_deliveries_subscription_fkey', notFound);

export const DELIVERY_STATES = ['waiting', 'delivered', 'dead'] as const;

export interface Delivery {
  eventId: string;
  kind: string;
  happenedAt: Date | null;
  data: Record<string, unknown>;
  state: (typeof DELIVERY_STATES)[number];
  attempts: number;
  nextAt: Date | null;
  lastAttemptAt: Date | null;
  lastStatus: number | null;
  trouble: string | null;
  createdAt: Date;
  endedAt: Date | null;
}

/** What a program was told, and is still to be told. */
@Injectable()
export class DeliveriesService {
  constructor(private readonly transactions: Transactions) {}

  /** The newest first; what is held back until the next day is not among them yet. @param before all that is older than this one */
  list(
    cityId: number,
    { id }: Subscription,
    limit: number,
    before: OperationKey,
  ): Promise<(Delivery & { micros: string })[]> {
    return this.transactions.query(
      `select ${COLUMNS}, ${microsOf('d.created_at')} as micros from webhook_deliveries d
        where d.city_id = $1 and d.subscription_id = $2 and d.created_at <= now()
          and (d.created_at, d.event_id) < (${instantOf('$3')}, $4::uuid)
        order by d.created_at desc, d.event_id desc limit $5`,
      [cityId, id, before.micros, before.id, limit],
    );
  }

  /**
   * Sends an event again, from the first attempt on and under the same id, whatever became of it.
   * @throws DomainError not_found, webhook_off
   */
  async redeliver(cityId: number, subscription: Subscription, eventId: string): Promise<Delivery> {
    mustBeOn(subscription);
    const [delivery] = await this.transactions.query<Delivery>(
      `with again as (
         update webhook_deliveries
            set state = 'waiting', attempts = 0, next_at = now(), taken_until = null, last_status = null, trouble = null, ended_at = null
          where city_id = $1 and subscription_id = $2 and event_id = $3 returning *)
       select ${COLUMNS} from again d`,
      [cityId, subscription.id, eventId],
    );
    if (!delivery) throw notFound();
    await this.wake(cityId, subscription);
    return delivery;
  }

  /** Has an event sent that tells nothing, to try the receiver: once. @throws DomainError not_found, webhook_off */
  async ping(cityId: number, subscription: Subscription): Promise<Delivery> {
    mustBeOn(subscription);
    const [delivery] = await this.transactions.query<Delivery>(
      `with pinged as (
         insert into webhook_deliveries (city_id, subscription_id, event_id, kind, happened_at, data, request_id)
         values ($1, $2, $3, $4, now(), jsonb_build_object('webhookId', $2::uuid), $5) returning *)
       select ${COLUMNS} from pinged d`,
      [cityId, subscription.id, uuidv7(), PING, scope().requestId ?? null],
    );
    await this.wake(cityId, subscription);
    return delivery!;
  }

  /** Somebody waits for it: a receiver that rests after a failure is tried at once. */
  private async wake(cityId: number, { id }: Subscription): Promise<void> {
    await this.transactions.query(
      'update webhook_subscriptions set rests_until = null where city_id = $1 and id = $2 and rests_until is not null',
      [cityId, id],
    );
  }
}

const COLUMNS = `
  d.event_id as "eventId", d.kind, d.happened_at as "happenedAt", d.data, d.state, d.attempts,
  case d.state when 'waiting' then d.next_at end as "nextAt", d.last_attempt_at as "lastAttemptAt",
  d.last_status as "lastStatus", d.trouble, d.created_at as "createdAt", d.ended_at as "endedAt"`;

function mustBeOn({ state }: Subscription): void {
  if (state === 'off') throw webhookOff();
}
