import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { HttpRequest } from '../http/request.js';
import type { Permission } from './policy.js';
import type { Role } from './role.js';
import type { SessionFacts } from './sessions/session.js';

/** Who is calling, as the access token or the session and the role it names say. */
export interface Caller {
  cityId: number;
  /** The access token, or the role grant of a session. */
  credentialId: string;
  role: Role;
  /** Of a key that was made for less than all that its role may. */
  scopes?: readonly Permission[];
  /** Only of a session: the person's account. */
  accountId?: string;
  sessionId?: string;
  /** The employer to which the role is bound, and so on. */
  employerId?: string;
  merchantId?: string;
  shopId?: string;
  employeeId?: string;
  /**
   * Who is recorded as having done something, and compared where two people must: the employee, else the account of
   * the person, whatever role it wears, else the token.
   */
  actorId: string;
}

/** A request that the guard has let through. */
export interface CallerRequest extends HttpRequest {
  caller?: Caller;
  session?: SessionFacts;
}

/** The caller of a route that is not public. */
export const Caller = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<CallerRequest>();
  if (!caller) throw new Error('A public route has no caller');
  return caller;
});
