import { Client } from 'pg';
import { DeliverWebhooksService } from '../../src/webhooks/deliver-webhooks.service.js';
import type { TestApp } from '../support/app.js';
import { query } from '../support/query.js';
import type { TestDatabase } from '../support/postgres.js';
import { someoneWaits } from '../support/someone-waits.js';

export interface Hook {
  id: string;
  secret: string;
}

/** Registers a webhook, which must go well. */
export async function subscribe(app: TestApp, token: string, url: string, kinds: string[], more = {}): Promise<Hook> {
  const { status, body } = await app.fetch('/api/v1/webhooks', {
    token,
    body: { label: 'テスト', url, kinds, ...more },
  });
  if (status !== 201) throw new Error(`Not subscribed: ${status} ${JSON.stringify(body)}`);
  return body;
}

export const deliver = (app: TestApp) => app.get(DeliverWebhooksService).deliver();

/** The rows of a webhook's deliveries, oldest first. */
export function deliveriesOf(db: TestDatabase, { id }: Pick<Hook, 'id'>): Promise<Record<string, string>[]> {
  return query(
    db.adminUrl,
    `select event_id, kind, state, attempts::text, last_status::text, trouble,
            extract(epoch from next_at - now())::integer::text as wait, taken_until is not null as taken
       from webhook_deliveries where subscription_id = '${id}' order by created_at, event_id`,
  );
}

/** As when the waiting time is over. */
export async function makeDue(db: TestDatabase, { id }: Pick<Hook, 'id'>): Promise<void> {
  await query(
    db.adminUrl,
    `update webhook_deliveries set next_at = now() where subscription_id = '${id}' and state = 'waiting'`,
    `update webhook_subscriptions set rests_until = null where id = '${id}'`,
  );
}

/** Gives a webhook up while the work goes on: commits when the work has come to wait for that. */
export async function givenUpDuring<T>(db: TestDatabase, id: string, work: () => Promise<T>): Promise<T> {
  const givingUp = new Client({ connectionString: db.adminUrl });
  await givingUp.connect();
  try {
    await givingUp.query('begin');
    await givingUp.query('delete from webhook_subscriptions where id = $1', [id]);
    const working = work();
    await someoneWaits(db.adminUrl);
    await givingUp.query('commit');
    return await working;
  } finally {
    await givingUp.end();
  }
}
