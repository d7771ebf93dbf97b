import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { notFound } from '../../http/not-found.error.js';
import { WaysInService } from '../accounts/ways-in.service.js';
import { TellService } from '../doors/tell.service.js';
import type { SessionFacts } from '../sessions/session.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { LISTED_COLUMNS, type ListedPasskey } from './passkey.js';

@Injectable()
export class OwnPasskeysService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ways: WaysInService,
    private readonly sessions: SessionsService,
    private readonly telling: TellService,
  ) {}

  /** The oldest first. */
  list(accountId: string): Promise<ListedPasskey[]> {
    return this.transactions.query<ListedPasskey>(
      `select ${LISTED_COLUMNS} from people.passkeys where account_id = $1 order by created_at, id`,
      [accountId],
    );
  }

  /** @throws DomainError not_found */
  async rename(accountId: string, id: string, label: string): Promise<ListedPasskey> {
    const [renamed] = await this.transactions.query<ListedPasskey>(
      `with renamed as (update people.passkeys set label = $3 where id = $1 and account_id = $2 returning *)
       select ${LISTED_COLUMNS} from renamed`,
      [id, accountId, label],
    );
    if (!renamed) throw notFound();
    return renamed;
  }

  /** All other sessions end, and the person is told. @throws DomainError not_found, last_way_in */
  async remove({ accountId, sessionId, email }: SessionFacts, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const left = await this.ways.removeOne(accountId, () => this.delete(accountId, id));
      if (left === 0) await this.sessions.weaken(sessionId);
      await this.sessions.endAll(accountId, 'credentials_changed', sessionId);
      await this.telling.tell({ id: accountId, email }, 'passkey_removed');
    });
  }

  private async delete(accountId: string, id: string): Promise<void> {
    const rows = await this.transactions.query<{ id: string }>(
      `with removed as (delete from people.passkeys where id = $1 and account_id = $2 returning id)
       select id from removed`,
      [id, accountId],
    );
    if (rows.length === 0) throw notFound();
  }
}
