import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { noteCaller } from '../http/log-path.js';
import { grantNamedBy } from '../http/named-grant.js';
import { notFound } from '../http/not-found.error.js';
import { PUBLIC } from '../http/public.decorator.js';
import type { HttpReply } from '../http/request.js';
import { mustBeSameOrigin, refuseCrossSite } from '../http/same-origin.js';
import { enterCity } from '../database/scope.js';
import { ACCOUNT_ONLY, type AccountNeeds } from './account-only.decorator.js';
import { PERMISSION } from './allow.decorator.js';
import { AuthenticateService } from './authenticate.service.js';
import type { Caller, CallerRequest } from './caller.decorator.js';
import { confirmFirst, forbidden, roleNotNamed, unauthenticated } from './people.errors.js';
import { CallerLimitService } from './limits/caller-limit.service.js';
import { allowed, type Permission } from './policy.js';
import type { Role } from './role.js';
import { AuthenticateSessionService, type KnownSession } from './sessions/authenticate-session.service.js';
import { mustSuffice } from './sessions/role-needs.js';
import { sessionTokenOf, setSessionCookie } from './sessions/session-cookies.js';
import type { GrantFacts, SessionFacts } from './sessions/session.js';

/** A till must never wait for its turn. */
const TILLS = new Set<Role>(['merchant_owner', 'merchant_clerk', 'pos_client']);

/**
 * Stands before every route. One that is neither public, nor of one's own account, nor names its permission is closed
 * to everybody.
 */
@Injectable()
export class PolicyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: AuthenticateService,
    private readonly sessions: AuthenticateSessionService,
    private readonly limit: CallerLimitService,
  ) {}

  /**
   * @throws DomainError unauthenticated, forbidden, not_found, cross_site_request, role_not_named, sign_in_again,
   *   strong_sign_in_needed, confirm_first, too_many_requests
   */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<CallerRequest>();
    const handler = context.getHandler();
    if (this.reflector.get<boolean>(PUBLIC, handler)) {
      refuseCrossSite(request);
      await this.limit.take('anonymous', request.ip);
      return true;
    }
    const needs = this.reflector.get<AccountNeeds | undefined>(ACCOUNT_ONLY, handler);
    if (needs) {
      const known = await this.session(context);
      noteCaller(request.raw, { caller: known.session.sessionId });
      request.session = ownAccount(known, needs);
      await this.limit.take('caller', request.session.sessionId);
      return true;
    }
    const caller = await this.caller(context).catch((error: unknown) => this.refused(request, error));
    noteCaller(request.raw, { caller: caller.credentialId, role: caller.role });
    await this.limit.take(TILLS.has(caller.role) ? 'till' : 'caller', caller.credentialId);
    const permission = this.reflector.get<Permission | undefined>(PERMISSION, handler);
    if (permission === undefined || !allowed(caller, permission)) throw forbidden();
    request.caller = caller;
    request.keyOwner = { cityId: caller.cityId, owner: caller.shopId ?? caller.employeeId ?? caller.credentialId };
    return true;
  }

  /** Whoever guesses at tokens is counted by address. */
  private async refused(request: CallerRequest, error: unknown): Promise<never> {
    await this.limit.take('anonymous', request.ip);
    throw error;
  }

  private async caller(context: ExecutionContext): Promise<Caller> {
    const request = context.switchToHttp().getRequest<CallerRequest>();
    const grantId = grantNamedBy(request.raw);
    if (request.headers.authorization !== undefined || sessionTokenOf(request) === undefined) {
      const caller = await this.tokens.authenticate(request.headers.authorization);
      // A token has one role and takes no other.
      if (grantId !== undefined) throw notFound();
      return caller;
    }
    const { session, grant } = await this.session(context, grantId);
    if (grantId === undefined) throw roleNotNamed();
    if (!grant) throw notFound();
    mustSuffice(session, grant.role);
    enterCity(grant.cityId);
    request.session = session;
    return callerOf(session, grant);
  }

  private async session(context: ExecutionContext, grantId?: string): Promise<KnownSession> {
    const request = context.switchToHttp().getRequest<CallerRequest>();
    const known = await this.sessions.find(sessionTokenOf(request), grantId);
    if (!known) throw unauthenticated();
    mustBeSameOrigin(request);
    if (known.newToken) setSessionCookie(request, context.switchToHttp().getResponse<HttpReply>(), known.newToken);
    return known;
  }
}

function ownAccount({ session }: KnownSession, { fresh = false }: AccountNeeds): SessionFacts {
  const proven = session.fresh && (session.strength === 'strong' || !session.secondFactor);
  if (fresh && !proven) throw confirmFirst();
  return session;
}

function callerOf({ accountId, sessionId }: SessionFacts, grant: GrantFacts): Caller {
  const { cityId, grantId, role, employerId, merchantId, shopId, employeeId } = grant;
  return {
    cityId,
    credentialId: grantId,
    role,
    accountId,
    sessionId,
    ...(employerId ? { employerId } : {}),
    ...(merchantId ? { merchantId } : {}),
    ...(shopId ? { shopId } : {}),
    ...(employeeId ? { employeeId } : {}),
    actorId: employeeId ?? accountId,
  };
}
