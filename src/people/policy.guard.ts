import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { PUBLIC } from '../http/public.decorator.js';
import { PERMISSION } from './allow.decorator.js';
import { AuthenticateService } from './authenticate.service.js';
import type { CallerRequest } from './caller.decorator.js';
import { forbidden } from './people.errors.js';
import { may, type Permission } from './policy.js';

/** Stands before every route. One that is neither public nor names its permission is closed to everybody. */
@Injectable()
export class PolicyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: AuthenticateService,
  ) {}

  /** @throws DomainError unauthenticated, forbidden */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.get<boolean>(PUBLIC, context.getHandler())) return true;
    const permission = this.reflector.get<Permission | undefined>(PERMISSION, context.getHandler());
    const request = context.switchToHttp().getRequest<CallerRequest>();
    const caller = await this.authentication.authenticate(request.headers.authorization);
    if (permission === undefined || !may(caller.role, permission)) throw forbidden();
    request.caller = caller;
    request.keyOwner = { cityId: caller.cityId, owner: caller.shopId ?? caller.employeeId ?? caller.tokenId };
    return true;
  }
}
