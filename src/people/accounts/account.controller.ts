import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AccountOnly, OwnSession } from '../account-only.decorator.js';
import { OwnRolesService } from '../grants/own-roles.service.js';
import { mayBeUsed } from '../sessions/role-needs.js';
import type { SessionFacts } from '../sessions/session.js';
import { AccountView } from './dto/account.view.js';
import { WaysInService } from './ways-in.service.js';

@ApiTags('sign-in')
@Controller('auth/me')
export class AccountController {
  constructor(
    private readonly roles: OwnRolesService,
    private readonly waysIn: WaysInService,
  ) {}

  /** Who is signed in, and the roles to choose from: each is named in the path, /api/v1/as/<grantId>/... */
  @Get()
  @AccountOnly()
  @ApiOkResponse({ type: AccountView })
  async me(@OwnSession() session: SessionFacts): Promise<AccountView> {
    const { accountId, sessionId, email, name, strength, fresh, secondFactor } = session;
    const [roles, ways] = await Promise.all([this.roles.of(accountId), this.waysIn.of(accountId)]);
    return {
      accountId,
      sessionId,
      email,
      name,
      strength,
      fresh,
      secondFactor,
      ways,
      roles: roles.map((role) => ({ ...role, usable: mayBeUsed(session, role.role) })),
    };
  }
}
