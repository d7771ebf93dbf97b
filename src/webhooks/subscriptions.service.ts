import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { declareBoxes } from '../database/boxes.js';
import { declareConstraint } from '../database/constraint-errors.js';
import { Transactions } from '../database/transactions.js';
import { Vault } from '../database/vault.js';
import { notFound } from '../http/not-found.error.js';
import { scopeDoesNotFit, scopeNotFound } from '../people/people.errors.js';
import type { EventKind } from './event-kinds.js';
import { receiverUrl } from './sending/receiver-url.js';
import { newSigningSecret } from './sending/sign.js';
import { boxOf, type Subscription, SUBSCRIPTION_COLUMNS, type SubscriptionOwner } from './subscription.js';
import { kindsNotForOwner, secretShownAlready, tooManyWebhooks, webhookMadeMeanwhile } from './webhook.errors.js';
import { WebhookSettings } from './webhook-settings.js';

declareConstraint('webhook_subscriptions_pkey', secretShownAlready);
declareConstraint('webhook_subscriptions_kinds_fit', kindsNotForOwner);
declareConstraint('webhook_subscriptions_one_owner', scopeDoesNotFit);
declareConstraint('webhook_subscriptions_places', tooManyWebhooks);
declareConstraint('webhook_subscriptions_place_once', webhookMadeMeanwhile);
for (const bond of ['employer', 'merchant', 'shop']) {
  declareConstraint(`webhook_subscriptions_${bond}_fkey`, scopeNotFound);
}

for (const column of ['secret_box', 'previous_secret_box']) {
  const about = (row: Readonly<Record<string, string>>) => boxOf(row.id!);
  declareBoxes({ table: 'public.webhook_subscriptions', key: ['city_id', 'id'], column, about });
}

export interface NewSubscription extends Partial<SubscriptionOwner> {
  cityId: number;
  label: string;
  url: string;
  kinds: EventKind[];
  createdBy: string;
  createdByAccount?: string;
  /** Its id, when the caller has chosen one. */
  id?: string;
}

/** Which programs are told of what. */
@Injectable()
export class SubscriptionsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly vault: Vault,
    private readonly settings: WebhookSettings,
  ) {}

  /**
   * From now on the program at that address is told. The signing secret is given here and never again.
   * @throws DomainError webhook_url_not_allowed, webhook_kinds_not_for_owner, scope_does_not_fit, scope_not_found,
   *   too_many_webhooks, webhook_made_meanwhile, webhook_secret_shown_already
   */
  async subscribe(wanted: NewSubscription): Promise<{ subscription: Subscription; secret: string }> {
    const { cityId, label, createdBy, createdByAccount = null, id = uuidv7() } = wanted;
    const { employerId = null, merchantId = null, shopId = null } = wanted;
    const url = receiverUrl(wanted.url, this.settings.local);
    const kinds = [...new Set(wanted.kinds)].sort();
    const secret = newSigningSecret();
    const box = this.vault.close(secret, boxOf(id));
    await this.transactions.query(SUBSCRIBE, [
      cityId,
      id,
      employerId,
      merchantId,
      shopId,
      label,
      url,
      kinds,
      box,
      createdBy,
      createdByAccount,
    ]);
    return { subscription: await this.find(cityId, id), secret };
  }

  /** Oldest first. @param owner only of this employer, merchant or shop */
  list(
    cityId: number,
    limit: number,
    afterId?: string,
    owner: Partial<SubscriptionOwner> = {},
  ): Promise<Subscription[]> {
    const { employerId = null, merchantId = null, shopId = null } = owner;
    return this.transactions.query<Subscription>(
      `select ${SUBSCRIPTION_COLUMNS} from webhook_subscriptions s
        where s.city_id = $1 and ($2::uuid is null or s.id > $2) and ($3::uuid is null or s.employer_id = $3)
          and ($4::uuid is null or s.merchant_id = $4) and ($5::uuid is null or s.shop_id = $5)
        order by s.id limit $6`,
      [cityId, afterId ?? null, employerId, merchantId, shopId, limit],
    );
  }

  /** @throws DomainError not_found */
  async find(cityId: number, id: string): Promise<Subscription> {
    const [found] = await this.transactions.query<Subscription>(
      `select ${SUBSCRIPTION_COLUMNS} from webhook_subscriptions s where s.city_id = $1 and s.id = $2`,
      [cityId, id],
    );
    if (!found) throw notFound();
    return found;
  }

  /**
   * A new signing secret. Until the overlap is over each delivery is signed with both. Asked for again within that
   * time, only the newest is replaced, as with keys: the one in use keeps its time.
   * @throws DomainError not_found
   */
  async rotateSecret(
    cityId: number,
    id: string,
    overlapHours: number,
  ): Promise<{ subscription: Subscription; secret: string }> {
    const secret = newSigningSecret();
    await this.transactions.query(ROTATE, [cityId, id, this.vault.close(secret, boxOf(id)), overlapHours]);
    return { subscription: await this.find(cityId, id), secret };
  }

  /** Nothing more is told, and what was told is forgotten. @throws DomainError not_found */
  async remove(cityId: number, id: string): Promise<void> {
    await this.find(cityId, id);
    await this.transactions.query('delete from webhook_subscriptions where city_id = $1 and id = $2', [cityId, id]);
  }
}

/** $1 city, $2 id, $3-5 owner, $6 label, $7 url, $8 kinds, $9 secret, $10 actor, $11 account. Takes the first free place. */
const SUBSCRIBE = `
  insert into webhook_subscriptions (city_id, id, employer_id, merchant_id, shop_id, place, label, url, kinds, secret_box,
         listens_from, from_block, created_by, created_by_account)
  select $1::integer, $2, $3::uuid, $4::uuid, $5,
         (select min(n) from generate_series(1, 21) n where not exists (
            select from webhook_subscriptions x
             where x.city_id = $1 and x.employer_id is not distinct from $3 and x.merchant_id is not distinct from $4
               and x.place = n)),
         $6, $7, $8::text[], $9, clock_timestamp(),
         coalesce((select max(block) from ledger.blocks where city_id = $1), 0), $10, $11`;

/** $1 city, $2 id, $3 the new secret, $4 hours. */
const ROTATE = `
  update webhook_subscriptions s
     set secret_box = $3,
         previous_secret_box = case when $4::integer > 0 then
           case when s.previous_until > n.at then s.previous_secret_box else s.secret_box end end,
         previous_until = case when $4::integer > 0 then
           case when s.previous_until > n.at then s.previous_until else n.until end end
    from (select now() as at, now() + make_interval(hours => $4::integer) as until) n
   where s.city_id = $1 and s.id = $2`;
