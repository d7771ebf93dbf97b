import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { PING } from './event-kinds.js';
import { SwitchWebhookService } from './switch-webhook.service.js';

/** About three days in all, with the waiting times of `waitSeconds`. */
export const MOST_ATTEMPTS = 12;
const FIRST_WAIT_SECONDS = 10;
const LONGEST_WAIT_SECONDS = 24 * 3600;
/** How long a receiver that failed is left in peace, whatever else waits for it. */
const LONGEST_REST_SECONDS = 3600;
/** Longer than any attempt takes. Whoever took a delivery and was killed has it no longer after that. */
const TAKEN_SECONDS = 60;
const KEPT_DAYS = { delivered: 30, dead: 90 };

const GONE = 410;

/** A delivery that this process has taken to send. */
export interface TakenDelivery {
  subscriptionId: string;
  eventId: string;
  kind: string;
  happenedAt: Date | null;
  data: Record<string, unknown>;
  attempts: number;
  /** The request that caused it, if that is known. */
  requestId: string | null;
}

/** How an attempt failed. */
export interface FailedAttempt {
  status?: number;
  trouble: string;
  retryAfterSeconds?: number;
}

/** How long after its so-manieth failed attempt a delivery rests: 10 s, 30 s, 90 s ... a day. */
export function waitSeconds(attempts: number): number {
  return Math.min(FIRST_WAIT_SECONDS * 3 ** (attempts - 1), LONGEST_WAIT_SECONDS);
}

/** What is written in webhook_deliveries about each delivery on its way. */
@Injectable()
export class DeliveryQueue {
  constructor(
    private readonly transactions: Transactions,
    private readonly switching: SwitchWebhookService,
  ) {}

  /** The receivers to whom something is due, with how much. */
  due(cityId: number): Promise<{ id: string; count: number }[]> {
    return this.transactions.query(
      `select s.id, d.count from webhook_subscriptions s
        cross join lateral (
          select count(*)::integer as count from (
            select from webhook_deliveries d where d.subscription_id = s.id and ${DUE} limit 1000) first) d
        where s.city_id = $1 and ${AWAKE} and d.count > 0`,
      [cityId],
    );
  }

  /**
   * Takes the delivery that is due first, for a minute in which nobody else takes it. The attempt is counted before it
   * is made: one that kills its sender is dead in the end, like one that is always refused.
   */
  async take(cityId: number, subscriptionId: string): Promise<TakenDelivery | undefined> {
    const [taken] = await this.transactions.query<TakenDelivery>(
      `with taken as (
         update webhook_deliveries d
            set attempts = attempts + 1, taken_until = now() + make_interval(secs => $3), last_attempt_at = now()
          where d.city_id = $1 and d.subscription_id = $2 and d.event_id = (
            select d.event_id from webhook_deliveries d
             where d.subscription_id = $2 and ${DUE}
               and exists (select from webhook_subscriptions s where s.city_id = $1 and s.id = $2 and ${AWAKE})
             order by d.next_at, d.happened_at, d.turn, d.event_id limit 1 for update skip locked)
         returning subscription_id as "subscriptionId", event_id as "eventId", kind, happened_at as "happenedAt", data, attempts,
           request_id as "requestId")
       select * from taken`,
      [cityId, subscriptionId, TAKEN_SECONDS],
    );
    return taken;
  }

  async delivered(cityId: number, { subscriptionId, eventId, attempts }: TakenDelivery, status: number): Promise<void> {
    await this.transactions.run(async () => {
      await this.transactions.query(
        `update webhook_deliveries
            set state = 'delivered', last_status = $5, trouble = null, taken_until = null, ended_at = now()
          where city_id = $1 and subscription_id = $2 and event_id = $3 and attempts = $4 and state = 'waiting'`,
        [cityId, subscriptionId, eventId, attempts, status],
      );
      await this.transactions.query(
        `update webhook_subscriptions set failures_in_row = 0, failing_since = null, rests_until = null
          where city_id = $1 and id = $2 and failures_in_row > 0`,
        [cityId, subscriptionId],
      );
    });
  }

  /**
   * Not delivered: it waits, a tenth longer at random so that those that failed together do not come back together, or
   * is dead after the last attempt. A receiver that fails for days is switched off.
   */
  async failed(
    cityId: number,
    taken: TakenDelivery,
    { status, trouble, retryAfterSeconds = 0 }: FailedAttempt,
  ): Promise<void> {
    const { subscriptionId, eventId, kind, attempts } = taken;
    const wait = Math.max(waitSeconds(attempts), Math.min(retryAfterSeconds, LONGEST_WAIT_SECONDS));
    const dead = kind === PING || attempts >= MOST_ATTEMPTS;
    await this.transactions.run(async () => {
      await this.transactions.query(
        `update webhook_deliveries
            set next_at = now() + make_interval(secs => $5::double precision),
                taken_until = null, last_status = $6, trouble = $7,
                state = case when $8 then 'dead' else state end, ended_at = case when $8 then now() end
          where city_id = $1 and subscription_id = $2 and event_id = $3 and attempts = $4 and state = 'waiting'`,
        [
          cityId,
          subscriptionId,
          eventId,
          attempts,
          wait * (1 + randomInt(1_000) / 10_000),
          status ?? null,
          trouble,
          dead,
        ],
      );
      const [failing] = await this.transactions.query<{ forDays: boolean }>(FAILING, [
        cityId,
        subscriptionId,
        LONGEST_REST_SECONDS,
        Math.min(retryAfterSeconds, LONGEST_REST_SECONDS),
      ]);
      if (status === GONE) await this.switching.off(cityId, subscriptionId, 'gone');
      else if (failing?.forDays) await this.switching.off(cityId, subscriptionId, 'unreachable');
    });
  }

  /** Ends the deliveries whose last attempt killed its sender, and removes those that ended long ago. */
  async tidy(cityId: number): Promise<void> {
    await this.transactions.query(
      `update webhook_deliveries set state = 'dead', trouble = coalesce(trouble, 'NEVER_ANSWERED'), taken_until = null, ended_at = now()
        where city_id = $1 and state = 'waiting' and attempts >= $2 and (taken_until is null or taken_until <= now())`,
      [cityId, MOST_ATTEMPTS],
    );
    await this.transactions.query(
      `delete from webhook_deliveries
        where city_id = $1 and state <> 'waiting'
          and ended_at < now() - case when state = 'delivered' then $2::integer else $3 end * interval '1 day'`,
      [cityId, KEPT_DAYS.delivered, KEPT_DAYS.dead],
    );
  }
}

/** Of the delivery `d`, $1 the city. */
const DUE = `d.city_id = $1 and d.state = 'waiting' and d.next_at <= now() and d.attempts < ${MOST_ATTEMPTS}
  and (d.taken_until is null or d.taken_until <= now())`;
/** Of the subscription `s`. */
const AWAKE = `s.state = 'active' and (s.rests_until is null or s.rests_until <= now())`;

/** $1 city, $2 subscription, $3 the longest rest, $4 the rest that the receiver asked for. */
const FAILING = `
  with failing as (
    update webhook_subscriptions
       set failures_in_row = failures_in_row + 1, failing_since = coalesce(failing_since, now()),
           rests_until = to_timestamp(extract(epoch from now()) + greatest($4::integer, least(10 * 2 ^ least(failures_in_row, 20), $3)))
     where city_id = $1 and id = $2
    returning failing_since)
  select failing_since <= now() - interval '5 days' as "forDays" from failing`;
