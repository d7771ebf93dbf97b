import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import type { Role } from '../role.js';
import { hashOfSecret, isSecret } from './session-token.js';
import type { GrantFacts, SessionFacts, Strength } from './session.js';
import { SessionsService } from './sessions.service.js';

interface Row extends Omit<SessionFacts, 'name'> {
  accountName: string;
  strength: Strength;
  seenLongAgo: boolean;
  toRotate: boolean;
  cityId: number | null;
  grantId: string | null;
  role: Role | null;
  employerId: string | null;
  merchantId: string | null;
  shopId: string | null;
  employeeId: string | null;
}

export interface KnownSession {
  session: SessionFacts;
  /** The role that was named, if it is this account's and has not ended. */
  grant?: GrantFacts;
  /** The token that takes the place of the one that was shown. */
  newToken?: string;
}

/** Whose session a token is, asked of the database each time: there is no memory that could outlive an end. */
@Injectable()
export class AuthenticateSessionService {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: SessionsService,
  ) {}

  /**
   * @param token as the cookie has it
   * @param grantId the role in which the request is made
   * @returns undefined when there is no such session, or none any more
   */
  async find(token: unknown, grantId: string | undefined): Promise<KnownSession | undefined> {
    if (!isSecret(token)) return undefined;
    const [row] = await this.transactions.query<Row>(SESSION_OF, [hashOfSecret(token), grantId ?? null]);
    if (!row) return undefined;
    const { seenLongAgo, toRotate, cityId, grantId: found, role, employerId, merchantId, shopId, employeeId } = row;
    const { sessionId, accountId, email, strength, fresh, staffFresh, secondFactor } = row;
    const session = { sessionId, accountId, email, name: row.accountName, strength, fresh, staffFresh, secondFactor };
    const grant =
      cityId === null || found === null || role === null
        ? undefined
        : { cityId, grantId: found, role, employerId, merchantId, shopId, employeeId };
    const asStaff = staffFresh && grant !== undefined && role !== 'employee';
    if (seenLongAgo) await this.sessions.seen(sessionId, asStaff);
    return { session, grant, newToken: toRotate ? await this.sessions.rotate(token) : undefined };
  }
}

const SESSION_OF = `
  select session_id as "sessionId", account_id as "accountId", strength, fresh, staff_fresh as "staffFresh",
         seen_long_ago as "seenLongAgo", to_rotate as "toRotate", second_factor as "secondFactor", email,
         account_name as "accountName", city_id as "cityId", grant_id as "grantId", role, employer_id as "employerId",
         merchant_id as "merchantId", shop_id as "shopId", employee_id as "employeeId"
    from people.session_of($1, $2)`;
