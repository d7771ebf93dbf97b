import { Module } from '@nestjs/common';
import { BrowserStepService } from './challenges/browser-step.service.js';
import { ChangeEmailController } from './doors/change-email.controller.js';
import { ChangeEmailService } from './doors/change-email.service.js';
import { ConfirmService } from './doors/confirm.service.js';
import { CredentialsController } from './doors/credentials.controller.js';
import { CredentialsService } from './doors/credentials.service.js';
import { OpenSessionService } from './doors/open-session.service.js';
import { PasswordsService } from './doors/passwords.service.js';
import { RecoveryCodesService } from './doors/recovery-codes.service.js';
import { SecondStepService } from './doors/second-step.service.js';
import { SignInController } from './doors/sign-in.controller.js';
import { SignInLinksService } from './doors/sign-in-links.service.js';
import { SignInService } from './doors/sign-in.service.js';
import { TellService } from './doors/tell.service.js';
import { TotpService } from './doors/totp.service.js';
import { AcceptInvitationController } from './grants/accept-invitation.controller.js';
import { AcceptInvitationService } from './grants/accept-invitation.service.js';
import { FirstAdminService } from './grants/first-admin.service.js';
import { InvitationsController } from './grants/invitations.controller.js';
import { InviteService } from './grants/invite.service.js';
import { ListRolesService } from './grants/list-roles.service.js';
import { RoleGrantsController } from './grants/role-grants.controller.js';
import { TakeRolesAwayService } from './grants/take-roles-away.service.js';
import { PeopleModule } from './people.module.js';
import { ApproveRecoveryService } from './recovery/approve-recovery.service.js';
import { RecoverService } from './recovery/recover.service.js';
import { RecoveryController } from './recovery/recovery.controller.js';
import { RecoveryRequestsController } from './recovery/recovery-requests.controller.js';
import { ResetPasswordService } from './recovery/reset-password.service.js';
import { ListSessionsService } from './sessions/list-sessions.service.js';
import { OwnSessionsController } from './sessions/own-sessions.controller.js';

/** The doors by which people come in, and what each looks after there: sessions, passwords, second factors. */
@Module({
  imports: [PeopleModule],
  controllers: [
    AcceptInvitationController,
    ChangeEmailController,
    InvitationsController,
    RoleGrantsController,
    CredentialsController,
    OwnSessionsController,
    RecoveryController,
    RecoveryRequestsController,
    SignInController,
  ],
  providers: [
    FirstAdminService,
    ApproveRecoveryService,
    RecoverService,
    ResetPasswordService,
    AcceptInvitationService,
    BrowserStepService,
    InviteService,
    ListRolesService,
    TakeRolesAwayService,
    ChangeEmailService,
    ConfirmService,
    CredentialsService,
    ListSessionsService,
    OpenSessionService,
    PasswordsService,
    RecoveryCodesService,
    SecondStepService,
    SignInLinksService,
    SignInService,
    TellService,
    TotpService,
  ],
  exports: [
    ApproveRecoveryService,
    BrowserStepService,
    FirstAdminService,
    InviteService,
    OpenSessionService,
    TellService,
  ],
})
export class SignInModule {}
