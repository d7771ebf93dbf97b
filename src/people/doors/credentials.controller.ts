import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { HttpReply, HttpRequest } from '../../http/request.js';
import { AccountOnly, OwnSession } from '../account-only.decorator.js';
import type { SessionFacts } from '../sessions/session.js';
import { ConfirmService } from './confirm.service.js';
import { CredentialsService } from './credentials.service.js';
import { CodeDto, ConfirmDto, NewPasswordDto, RecoveryCodesView, TotpSetUpView } from './dto/sign-in.dto.js';
import { OpenSessionService } from './open-session.service.js';

/** What one signs in with. */
@ApiTags('sign-in')
@Controller('auth')
export class CredentialsController {
  constructor(
    private readonly credentials: CredentialsService,
    private readonly confirming: ConfirmService,
    private readonly door: OpenSessionService,
  ) {}

  /** Shows again that it is oneself: for ten minutes the own sign-in may be changed. The session gets a new token. */
  @Post('confirm')
  @HttpCode(204)
  @AccountOnly()
  @ApiNoContentResponse()
  async confirm(
    @OwnSession() session: SessionFacts,
    @Body() { password, ...factor }: ConfirmDto,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<void> {
    const { strength, method } = await this.confirming.confirm(session, password, factor);
    await this.door.strengthen(request, reply, session.sessionId, strength, method);
  }

  /** Sets or changes the own password. */
  @Post('password')
  @HttpCode(204)
  @AccountOnly({ fresh: true })
  @ApiNoContentResponse()
  async password(
    @OwnSession() session: SessionFacts,
    @Body() { password }: NewPasswordDto,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<void> {
    await this.credentials.setPassword(session, password);
    await this.door.strengthen(request, reply, session.sessionId, session.strength, 'password');
  }

  /** Begins to set up an authenticator app. It counts once its first code is sent. */
  @Post('totp')
  @HttpCode(200)
  @AccountOnly({ fresh: true })
  @ApiOkResponse({ type: TotpSetUpView })
  totp(@OwnSession() session: SessionFacts): Promise<TotpSetUpView> {
    return this.credentials.beginTotp(session);
  }

  /** The first code: from now on it is asked for. Answers ten recovery codes. */
  @Post('totp/confirm')
  @HttpCode(200)
  @AccountOnly({ fresh: true })
  @ApiOkResponse({ type: RecoveryCodesView })
  async confirmTotp(
    @OwnSession() session: SessionFacts,
    @Body() { code }: CodeDto,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<RecoveryCodesView> {
    const recoveryCodes = await this.credentials.confirmTotp(session, code);
    await this.door.strengthen(request, reply, session.sessionId, 'strong', 'totp');
    return { recoveryCodes };
  }

  /** Takes the authenticator app away, for another one. No role of staff opens until that is set up. */
  @Post('totp/remove')
  @HttpCode(204)
  @AccountOnly({ fresh: true })
  @ApiNoContentResponse()
  removeTotp(@OwnSession() session: SessionFacts): Promise<void> {
    return this.credentials.removeTotp(session);
  }

  /** Ten new recovery codes in place of the old ones. */
  @Post('recovery-codes')
  @HttpCode(200)
  @AccountOnly({ fresh: true })
  @ApiOkResponse({ type: RecoveryCodesView })
  async recoveryCodes(@OwnSession() session: SessionFacts): Promise<RecoveryCodesView> {
    return { recoveryCodes: await this.credentials.renewRecoveryCodes(session) };
  }
}
