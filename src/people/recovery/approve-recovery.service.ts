import { Injectable } from '@nestjs/common';
import { declareConstraint } from '../../database/constraint-errors.js';
import { Transactions } from '../../database/transactions.js';
import { notFound } from '../../http/not-found.error.js';
import { AccountsService } from '../accounts/accounts.service.js';
import type { Caller } from '../caller.decorator.js';
import { TellService } from '../doors/tell.service.js';
import { grantedBy } from '../grants/granting.js';
import { scopeOf } from '../scope.js';
import { ownRecovery } from './recovery.errors.js';

declareConstraint('people_recovery_approvals_by_another', ownRecovery);

/** Somebody who asks to be recovered, with one of the roles that the caller can vouch for. */
export interface AskedRecovery {
  id: string;
  accountId: string;
  grantId: string;
  role: string;
  name: string;
  email: string;
  requestedAt: Date;
  approved: boolean;
}

/** Others of the organisation say that it is the person: whoever gives a role vouches for who holds it. */
@Injectable()
export class ApproveRecoveryService {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsService,
    private readonly telling: TellService,
  ) {}

  list(caller: Caller): Promise<AskedRecovery[]> {
    const { employerId = null, merchantId = null } = scopeOf(caller);
    return this.transactions.query<AskedRecovery>(
      `select r.id, r.account_id as "accountId", g.id as "grantId", g.role, a.name, a.email,
              r.requested_at as "requestedAt", p.request_id is not null as approved
         from people.recovery_requests r
         join people.accounts a on a.id = r.account_id
         join role_grants g on g.city_id = $1 and g.account_id = r.account_id and g.ended_at is null
         left join people.recovery_approvals p on p.request_id = r.id and p.grant_id = g.id
        where r.finished_at is null and r.expires_at > now() and g.role = any($2)
          and ($3::uuid is null or g.employer_id = $3) and ($4::uuid is null or g.merchant_id = $4)
        order by r.requested_at, g.id`,
      [caller.cityId, grantedBy(caller.role), employerId, merchantId],
    );
  }

  /**
   * Vouches for all roles of the person that the caller gives. Once each role of staff is vouched for, the person is
   * told how to go on.
   * @throws DomainError not_found, own_recovery
   */
  async approve(caller: Caller, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const mine = (await this.list(caller)).filter((asked) => asked.id === id);
      const [first] = mine;
      if (!first) throw notFound();
      for (const { grantId, accountId } of mine) {
        await this.transactions.query(
          `insert into people.recovery_approvals (request_id, grant_id, city_id, account_id, approved_by)
           values ($1, $2, $3, $4, $5) on conflict on constraint people_recovery_approvals_pkey do nothing`,
          [id, grantId, caller.cityId, accountId, caller.accountId ?? caller.actorId],
        );
      }
      const [row] = await this.transactions.query<{ ready: boolean }>('select people.recovery_ready($1) as ready', [
        id,
      ]);
      if (row?.ready) await this.telling.tell(await this.accounts.get(first.accountId), 'recovery_approved');
    });
  }
}
