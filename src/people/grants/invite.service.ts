import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { declareConstraint } from '../../database/constraint-errors.js';
import { Transactions } from '../../database/transactions.js';
import { isEmail, normaliseEmail } from '../../domain/email.js';
import { notFound } from '../../http/not-found.error.js';
import { MailService } from '../../mail/mail.service.js';
import { ChallengesService } from '../challenges/challenges.service.js';
import { addressNotUsable } from '../doors/door.errors.js';
import { invitationLetter } from '../doors/letters.js';
import { scopeDoesNotFit, scopeNotFound } from '../people.errors.js';
import { type Invitation, INVITATION_COLUMNS, type NewInvitation } from './invitation.js';
import { invitationClosed } from './grant.errors.js';
import { roleName } from './role-names.js';

declareConstraint('invitations_scope_fits', scopeDoesNotFit);
declareConstraint('invitations_accepted_or_revoked', invitationClosed);
for (const bond of ['employer', 'merchant', 'shop']) declareConstraint(`invitations_${bond}_fkey`, scopeNotFound);

const VALID_MINUTES = 72 * 60;

/** An invitation, and the secret of its link for whoever has no mail to send it by. */
export interface Invited {
  invitation: Invitation;
  secret: string;
}

/** Asks somebody by mail to take a role. Who may ask for which has been decided before (granting.ts). */
@Injectable()
export class InviteService {
  constructor(
    private readonly transactions: Transactions,
    private readonly challenges: ChallengesService,
    private readonly mail: MailService,
  ) {}

  /**
   * Runs in the city's scope.
   * @throws DomainError bad_email, scope_does_not_fit, scope_not_found
   */
  async invite(cityId: number, invitedBy: string, wanted: NewInvitation): Promise<Invited> {
    const { role, name, employerId = null, merchantId = null, shopId = null, handsOver = null } = wanted;
    const email = normaliseEmail(wanted.email);
    if (!isEmail(email)) throw addressNotUsable();
    const id = uuidv7();
    return this.transactions.run(async () => {
      await this.transactions.query(
        `insert into invitations (city_id, id, role, employer_id, merchant_id, shop_id, email, name, invited_by, hands_over, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, now() + make_interval(mins => $11))`,
        [cityId, id, role, employerId, merchantId, shopId, email, name.trim(), invitedBy, handsOver, VALID_MINUTES],
      );
      const of = await this.nameOf(cityId, wanted);
      const purpose = 'invitation';
      const secret = await this.challenges.make({
        purpose,
        minutes: VALID_MINUTES,
        cityId,
        data: { invitationId: id },
      });
      await this.mail.post({ to: email, cityId, ...invitationLetter(secret, roleName(role), of) });
      return { invitation: await this.find(cityId, id), secret };
    });
  }

  /** @throws DomainError not_found */
  async find(cityId: number, id: string): Promise<Invitation> {
    const [invitation] = await this.transactions.query<Invitation>(
      `select ${INVITATION_COLUMNS} from invitations i where i.city_id = $1 and i.id = $2`,
      [cityId, id],
    );
    if (!invitation) throw notFound();
    return invitation;
  }

  /** Takes it back; its link is void at once. @throws DomainError not_found, invitation_closed */
  async revoke(cityId: number, id: string): Promise<Invitation> {
    await this.transactions.query(
      `update invitations set revoked_at = now()
        where city_id = $1 and id = $2 and revoked_at is null`,
      [cityId, id],
    );
    return this.find(cityId, id);
  }

  /**
   * Of what the role is: the shop (of that merchant), the merchant, the employer, or the city.
   * @throws DomainError scope_not_found
   */
  private async nameOf(cityId: number, { employerId, merchantId, shopId }: NewInvitation): Promise<string> {
    const [row] = await this.transactions.query<{ name: string | null }>(
      `select case when $4::uuid is not null then (select name from shops where city_id = $1 and id = $4 and merchant_id = $3)
                   when $3::uuid is not null then (select name from merchants where city_id = $1 and id = $3)
                   when $2::uuid is not null then (select name from employers where city_id = $1 and id = $2)
                   else (select name from cities where id = $1) end as name`,
      [cityId, employerId ?? null, merchantId ?? null, shopId ?? null],
    );
    if (!row?.name) throw scopeNotFound();
    return row.name;
  }
}
