import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiExtension, ApiSecurity } from '@nestjs/swagger';
import type { CallerRequest } from './caller.decorator.js';
import type { SessionFacts } from './sessions/session.js';

export const ACCOUNT_ONLY = 'sankyu:account-only';

/** What a route of one's own account asks of the session. */
export interface AccountNeeds {
  /** Whoever sits there showed who it is within the last ten minutes, with the second factor where there is one. */
  fresh?: boolean;
}

/** A route about one's own account: a session is needed, no role and no city. */
export const AccountOnly = (needs: AccountNeeds = {}) =>
  applyDecorators(
    SetMetadata(ACCOUNT_ONLY, needs),
    ApiSecurity('session'),
    ApiExtension('x-account-only', needs.fresh ? 'fresh' : true),
  );

/** The session of an `@AccountOnly()` route. */
export const OwnSession = createParamDecorator((_data: unknown, context: ExecutionContext): SessionFacts => {
  const { session } = context.switchToHttp().getRequest<CallerRequest>();
  if (!session) throw new Error('This route needs no session');
  return session;
});
