import { Injectable, Logger } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Vault } from '../database/vault.js';
import { DeliveryQueue, type FailedAttempt, type TakenDelivery } from './delivery-queue.js';
import { Receiver, type ReceiverAnswer } from './sending/receiver.js';
import { signedHeaders } from './sending/sign.js';
import { boxOf } from './subscription.js';
import { WebhookMetrics } from './webhook-metrics.js';

interface SendingTo {
  url: string;
  secret: Buffer;
  previous: Buffer | null;
}

/** One attempt to tell one program of one event, and how it went. */
@Injectable()
export class SendDeliveryService {
  private readonly logger = new Logger('Webhooks');

  constructor(
    private readonly transactions: Transactions,
    private readonly vault: Vault,
    private readonly receiver: Receiver,
    private readonly queue: DeliveryQueue,
    private readonly metrics: WebhookMetrics,
  ) {}

  async send(cityId: number, taken: TakenDelivery): Promise<void> {
    const [to] = await this.transactions.query<SendingTo>(
      `select url, secret_box as secret, case when previous_until > now() then previous_secret_box end as previous
         from webhook_subscriptions where city_id = $1 and id = $2`,
      [cityId, taken.subscriptionId],
    );
    // Removed since it was taken, and the delivery with it.
    if (!to) return;
    const answer = await this.attempt(to, taken).catch(failure);
    const { subscriptionId: webhook, eventId: event, kind, attempts } = taken;
    const facts = { webhook, event, kind, attempts, status: answer.status };
    if ('trouble' in answer) {
      await this.queue.failed(cityId, taken, answer);
      this.metrics.attempted('failed');
      this.logger.warn({ ...facts, trouble: answer.trouble }, 'a webhook was not delivered');
    } else {
      await this.queue.delivered(cityId, taken, answer.status);
      this.metrics.attempted('delivered');
      this.logger.log(facts, 'a webhook was delivered');
    }
  }

  private async attempt(to: SendingTo, taken: TakenDelivery): Promise<ReceiverAnswer | FailedAttempt> {
    const about = boxOf(taken.subscriptionId);
    const secrets = [to.secret, to.previous].filter((box) => box !== null).map((box) => this.vault.open(box, about));
    const body = bodyOf(taken);
    const answer = await this.receiver.post(to.url, signedHeaders(taken.eventId, new Date(), body, secrets), body);
    return answer.status >= 200 && answer.status < 300 ? answer : { ...answer, trouble: `HTTP_${answer.status}` };
  }
}

/** The same at each attempt. What an employer is told of thanks has no moment. */
function bodyOf({ kind, happenedAt, data }: TakenDelivery): string {
  return JSON.stringify({ type: kind, ...(happenedAt ? { timestamp: happenedAt.toISOString() } : {}), data });
}

function failure(error: unknown): FailedAttempt {
  const { code } = error as { code?: unknown };
  return { trouble: typeof code === 'string' && /^[\w-]{1,60}$/.test(code) ? code.toUpperCase() : 'FAILED' };
}
