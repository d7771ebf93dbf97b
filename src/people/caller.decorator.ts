import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { HttpRequest } from '../http/request.js';
import type { Role } from './role.js';

/** Who is calling, as the access token says. */
export interface Caller {
  cityId: number;
  tokenId: string;
  role: Role;
  /** The employer to which the role is bound, and so on. */
  employerId?: string;
  merchantId?: string;
  shopId?: string;
  employeeId?: string;
  /** Who is recorded as having done something: the person, or else the token. */
  actorId: string;
}

/** A request that the guard has let through. */
export interface CallerRequest extends HttpRequest {
  caller?: Caller;
}

/** The caller of a route that is not public. */
export const Caller = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<CallerRequest>();
  if (!caller) throw new Error('A public route has no caller');
  return caller;
});
