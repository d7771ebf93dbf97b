import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountController } from './accounts/account.controller.js';
import { AccountsService } from './accounts/accounts.service.js';
import { WaysInService } from './accounts/ways-in.service.js';
import { ActorsController } from './actors/actors.controller.js';
import { ActorsService } from './actors/actors.service.js';
import { AccessToken } from './access-token.entity.js';
import { AccessTokensController } from './access-tokens.controller.js';
import { ChallengesService } from './challenges/challenges.service.js';
import { AuthenticateService } from './authenticate.service.js';
import { EndRoleService } from './grants/end-role.service.js';
import { GiveRoleService } from './grants/give-role.service.js';
import { OwnRolesService } from './grants/own-roles.service.js';
import { IssueTokenService } from './issue-token.service.js';
import { HttpSettings } from '../http/http-settings.js';
import { CallerLimitService } from './limits/caller-limit.service.js';
import { LimitSettings } from './limits/limits.js';
import { LimitsService } from './limits/limits.service.js';
import { ListTokensService } from './list-tokens.service.js';
import { NoteUseService } from './note-use.service.js';
import { MeController } from './me.controller.js';
import { PolicyGuard } from './policy.guard.js';
import { RevokeTokenService } from './revoke-token.service.js';
import { RotateTokenService } from './rotate-token.service.js';
import { AuthenticateSessionService } from './sessions/authenticate-session.service.js';
import { SessionsService } from './sessions/sessions.service.js';

/** Who is calling, and what they may do. */
@Module({
  imports: [TypeOrmModule.forFeature([AccessToken])],
  controllers: [MeController, AccessTokensController, AccountController, ActorsController],
  providers: [
    AccountsService,
    ActorsService,
    AuthenticateService,
    CallerLimitService,
    ChallengesService,
    LimitsService,
    {
      provide: LimitSettings,
      useFactory: (http?: HttpSettings) => new LimitSettings(http?.environment),
      inject: [{ token: HttpSettings, optional: true }],
    },
    EndRoleService,
    GiveRoleService,
    OwnRolesService,
    AuthenticateSessionService,
    SessionsService,
    WaysInService,
    IssueTokenService,
    ListTokensService,
    NoteUseService,
    RevokeTokenService,
    RotateTokenService,
    { provide: APP_GUARD, useClass: PolicyGuard },
  ],
  exports: [
    AuthenticateSessionService,
    ChallengesService,
    LimitsService,
    AccountsService,
    EndRoleService,
    GiveRoleService,
    IssueTokenService,
    OwnRolesService,
    RevokeTokenService,
    SessionsService,
    WaysInService,
  ],
})
export class PeopleModule {}
