import { Injectable } from '@nestjs/common';
import { inCity } from '../../database/scope.js';
import { Transactions } from '../../database/transactions.js';
import { AccountsService } from '../accounts/accounts.service.js';
import type { Coming } from '../audit/door-act.js';
import { WriteActService } from '../audit/write-act.service.js';
import { linkNotValid } from '../challenges/challenge.errors.js';
import { type Challenge, ChallengesService } from '../challenges/challenges.service.js';
import { LimitsService } from '../limits/limits.service.js';
import { EndRoleService } from './end-role.service.js';
import { GiveRoleService } from './give-role.service.js';
import { type Invitation, INVITATION_COLUMNS } from './invitation.js';

export interface Accepted {
  accountId: string;
  grantId: string;
}

/** What the person is asked to take, before he or she decides. */
export interface ShownInvitation {
  role: Invitation['role'];
  cityName: string;
  email: string;
  expiresAt: Date;
}

/**
 * Whoever has the letter takes the role. The letter shows that the address is the person's own, so an account with that
 * address gets the role and otherwise one is opened; what the role needs of a sign-in is asked when it is used.
 */
@Injectable()
export class AcceptInvitationService {
  constructor(
    private readonly transactions: Transactions,
    private readonly challenges: ChallengesService,
    private readonly accounts: AccountsService,
    private readonly giving: GiveRoleService,
    private readonly ending: EndRoleService,
    private readonly limits: LimitsService,
    private readonly acts: WriteActService,
  ) {}

  /** @throws DomainError link_not_valid, too_many_requests */
  async show(secret: string, address: string): Promise<ShownInvitation> {
    await this.limits.take('tokens_address', address);
    const challenge = await this.challenges.look('invitation', secret);
    return this.inItsCity(challenge, async (cityId) => {
      const { role, email, expiresAt } = await this.open(cityId, challenge);
      const [city] = await this.transactions.query<{ name: string }>('select name from cities where id = $1', [cityId]);
      return { role, email, expiresAt, cityName: city?.name ?? '' };
    });
  }

  /** @throws DomainError link_not_valid, too_many_requests, role_held_already */
  async accept(secret: string, coming: Coming): Promise<Accepted> {
    await this.limits.take('tokens_address', coming.address);
    const looked = await this.challenges.look('invitation', secret);
    return this.inItsCity(looked, (cityId) =>
      this.transactions.run(async () => {
        const invitation = await this.open(cityId, await this.challenges.use('invitation', secret));
        return this.take(cityId, invitation, coming);
      }),
    );
  }

  private async take(cityId: number, invitation: Invitation, coming: Coming): Promise<Accepted> {
    const { id, role, employerId, merchantId, shopId, invitedBy: grantedBy, handsOver } = invitation;
    const account = await this.accounts.findOrOpen(invitation.email, invitation.name);
    const begun = { kind: 'change', permission: 'invitations.accept', cityId, accountId: account.id, role } as const;
    const who = { actorId: account.id, credentialId: id };
    const act = await this.acts.begin({ ...begun, ...who, ...coming, objectIds: [id] });
    const scope = { employerId, merchantId, shopId };
    const grantId = await this.giving.give({ cityId, accountId: account.id, role, grantedBy, ...scope });
    await this.transactions.query(
      'update invitations set accepted_at = now(), accepted_grant_id = $3 where city_id = $1 and id = $2',
      [cityId, id, grantId],
    );
    if (handsOver !== null) await this.ending.end(cityId, handsOver, account.id, 'handed_over');
    await this.acts.end(cityId, act, { outcome: 'done', status: 200, objectIds: [grantId] });
    return { accountId: account.id, grantId };
  }

  /** Locked, so that it is not taken back in the same moment. */
  private async open(cityId: number, { data }: Challenge): Promise<Invitation> {
    const [invitation] = await this.transactions.query<Invitation>(
      `select ${INVITATION_COLUMNS} from invitations i
        where i.city_id = $1 and i.id = $2 and i.accepted_at is null and i.revoked_at is null for update`,
      [cityId, data.invitationId],
    );
    if (!invitation) throw linkNotValid();
    return invitation;
  }

  private inItsCity<T>({ cityId }: Challenge, work: (cityId: number) => Promise<T>): Promise<T> {
    if (cityId === null) throw new Error('An invitation is a city’s');
    return inCity(cityId, () => work(cityId));
  }
}
