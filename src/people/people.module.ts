import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessToken } from './access-token.entity.js';
import { AccessTokensController } from './access-tokens.controller.js';
import { AuthenticateService } from './authenticate.service.js';
import { IssueTokenService } from './issue-token.service.js';
import { ListTokensService } from './list-tokens.service.js';
import { MeController } from './me.controller.js';
import { PolicyGuard } from './policy.guard.js';
import { RevokeTokenService } from './revoke-token.service.js';

/** Who is calling, and what they may do. */
@Module({
  imports: [TypeOrmModule.forFeature([AccessToken])],
  controllers: [MeController, AccessTokensController],
  providers: [
    AuthenticateService,
    IssueTokenService,
    ListTokensService,
    RevokeTokenService,
    { provide: APP_GUARD, useClass: PolicyGuard },
  ],
  exports: [IssueTokenService, RevokeTokenService],
})
export class PeopleModule {}
