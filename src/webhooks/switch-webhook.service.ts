import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { isEmail } from '../domain/email.js';
import { MailService } from '../mail/mail.service.js';
import type { OffReason } from './subscription.js';

interface Switched {
  label: string;
  url: string;
  /** Whoever made it; otherwise the employer, the merchant, or all administrators of the city. */
  to: string[];
}

/** Switches a webhook off and on. While it is off nothing is written down to be told. */
@Injectable()
export class SwitchWebhookService {
  constructor(
    private readonly transactions: Transactions,
    private readonly mail: MailService,
  ) {}

  /** What waits is given up. Its owner is told when somebody else has switched it off. */
  async off(cityId: number, id: string, reason: OffReason): Promise<void> {
    await this.transactions.run(async () => {
      const [switched] = await this.transactions.query<Switched>(OFF, [cityId, id, reason]);
      if (!switched) return;
      await this.transactions.query(
        `update webhook_deliveries set state = 'dead', trouble = 'SWITCHED_OFF', taken_until = null, ended_at = now()
          where city_id = $1 and subscription_id = $2 and state = 'waiting'`,
        [cityId, id],
      );
      if (reason !== 'by_owner') await this.tell(cityId, switched, reason);
    });
  }

  /** From now on it is told again; what happened meanwhile it is not told. */
  async on(cityId: number, id: string): Promise<void> {
    await this.transactions.query(
      `update webhook_subscriptions s
          set state = 'active', off_reason = null, off_at = null, failures_in_row = 0, failing_since = null,
              rests_until = null, listens_from = clock_timestamp(),
              from_block = coalesce((select max(block) from ledger.blocks where city_id = $1), 0)
        where city_id = $1 and id = $2 and state = 'off'`,
      [cityId, id],
    );
  }

  private async tell(cityId: number, { label, url, to }: Switched, reason: OffReason): Promise<void> {
    const { host } = new URL(url);
    const why =
      reason === 'gone'
        ? ['送信先から「終了した」との応答 (410) があったため', 'the receiver answered that it is gone (410)']
        : ['5日間にわたって送信に失敗したため', 'sending to it has failed for five days'];
    const letter = {
      cityId,
      template: 'webhook-switched-off',
      subject: '通知の送信先（Webhook）を停止しました / Webhook switched off',
      text: [
        `「${label}」（${host}）への通知は、${why[0]}停止しました。`,
        '送信先を直したうえで、再開してください。停止中の出来事は通知されません。',
        '',
        `The webhook "${label}" (${host}) was switched off, because ${why[1]}.`,
        'Mend the receiver and switch the webhook on again. What happens meanwhile is not sent.',
      ].join('\n'),
    };
    for (const one of to.filter(isEmail)) await this.mail.post({ to: one, ...letter });
  }
}

/** $1 city, $2 id, $3 why. Answers what is told to whom, if it was not off already. */
const OFF = `
  with switched as (
    update webhook_subscriptions set state = 'off', off_reason = $3, off_at = now()
     where city_id = $1 and id = $2 and state = 'active' returning *)
  select s.label, s.url, case when coalesce(a.email, e.contact_email, m.contact_email) is not null
              then array[coalesce(a.email, e.contact_email, m.contact_email)]
              else array(select b.email from role_grants g join people.accounts b on b.id = g.account_id
                          where g.city_id = s.city_id and g.role = 'city_admin' and g.ended_at is null and b.closed_at is null
                          order by b.email) end as "to"
    from switched s
    left join people.accounts a on a.id = s.created_by_account and a.closed_at is null
    left join employers e on e.city_id = s.city_id and e.id = s.employer_id
    left join merchants m on m.city_id = s.city_id and m.id = s.merchant_id`;
