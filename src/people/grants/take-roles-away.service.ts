import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import type { Caller } from '../caller.decorator.js';
import { EndRoleService } from './end-role.service.js';
import { mayGrant } from './granting.js';
import { grantEndedAlready } from './grant.errors.js';
import { InviteService, type Invited } from './invite.service.js';
import type { InvitedRole } from './granting.js';
import type { RoleGrant } from './role-grant.js';

/** Who follows, and whether the leaver works on until then. */
export interface HandOver {
  email: string;
  name: string;
  at: 'now' | 'accepted';
}

/** Ends other people's roles and one's own, so that nothing is left behind that the leaver could still use. */
@Injectable()
export class TakeRolesAwayService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ending: EndRoleService,
    private readonly inviting: InviteService,
  ) {}

  /**
   * Ends a role at once; the database voids the invitations that its person sent out and nobody has accepted.
   * @throws DomainError not_found, may_not_grant, last_city_admin
   */
  async end(caller: Caller, id: string): Promise<RoleGrant> {
    const grant = await this.ofReach(caller, id);
    const own = grant.accountId === caller.accountId;
    return this.ending.end(caller.cityId, id, caller.actorId, own ? 'given_up' : 'taken_away');
  }

  /**
   * Invites a successor and ends the role, in one act: now, or in the moment in which the successor accepts. With the
   * role the leaver's open invitations end, so a role that ends now ends before its successor is invited.
   * @throws DomainError not_found, may_not_grant, grant_ended_already, last_city_admin, bad_email
   */
  async handOver(caller: Caller, id: string, { email, name, at }: HandOver): Promise<Invited['invitation']> {
    const grant = await this.ofReach(caller, id);
    if (grant.endedAt !== null) throw grantEndedAlready();
    const { employerId, merchantId, shopId } = grant;
    const role = grant.role as InvitedRole;
    return this.transactions.run(async () => {
      const wanted = { role, employerId, merchantId, shopId, email, name };
      if (at === 'now') await this.ending.end(caller.cityId, id, caller.actorId, 'handed_over');
      const handsOver = at === 'accepted' ? id : undefined;
      const { invitation } = await this.inviting.invite(caller.cityId, caller.actorId, { ...wanted, handsOver });
      return invitation;
    });
  }

  /** @throws DomainError not_found, may_not_grant */
  private async ofReach(caller: Caller, id: string): Promise<RoleGrant> {
    const grant = await this.ending.find(caller.cityId, id);
    mayGrant(caller, grant.role, grant);
    return grant;
  }
}
