import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../../http/public.decorator.js';
import type { HttpReply, HttpRequest } from '../../http/request.js';
import {
  EmailDto,
  FinishRecoveryDto,
  LinkAskedAnswer,
  ResetPasswordDto,
  SignInAnswer,
  TokenDto,
} from '../doors/dto/sign-in.dto.js';
import { OpenSessionService } from '../doors/open-session.service.js';
import { SignInLinksService } from '../doors/sign-in-links.service.js';
import { RecoverService } from './recover.service.js';
import { ResetPasswordService } from './reset-password.service.js';

/** For who has forgotten or lost what he or she signs in with. */
@ApiTags('sign-in')
@Controller('auth/recovery')
export class RecoveryController {
  constructor(
    private readonly links: SignInLinksService,
    private readonly resetting: ResetPasswordService,
    private readonly recovering: RecoverService,
    private readonly door: OpenSessionService,
  ) {}

  /** Sends a link for a new password: 10 minutes, once. */
  @Post()
  @HttpCode(202)
  @Public()
  @ApiAcceptedResponse({ type: LinkAskedAnswer })
  async sendLink(@Body() { email }: EmailDto, @Req() request: HttpRequest): Promise<LinkAskedAnswer> {
    await this.links.send('password_reset', email, request.ip);
    return { accepted: true };
  }

  /** A new password; with a second factor set up, by that too. All sessions end, and a new one begins here. */
  @Post('reset')
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ type: SignInAnswer })
  async reset(
    @Body() { token, password, ...factor }: ResetPasswordDto,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<SignInAnswer> {
    const { accountId, strength, method } = await this.resetting.reset(token, password, factor, request.ip);
    await this.door.open(request, reply, accountId, strength, method);
    return { state: 'signed_in' };
  }

  /**
   * For who has lost the authenticator app and the recovery codes: others of each organisation vouch for staff;
   * everybody else waits 72 hours.
   */
  @Post('lost')
  @HttpCode(202)
  @Public()
  @ApiAcceptedResponse({ type: LinkAskedAnswer })
  async lost(@Body() { token }: TokenDto, @Req() request: HttpRequest): Promise<LinkAskedAnswer> {
    await this.recovering.ask(token, request.ip);
    return { accepted: true };
  }

  /** Once that is done, by another link: a new password in place of all that was. */
  @Post('finish')
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ type: SignInAnswer })
  async finish(
    @Body() { token, password }: FinishRecoveryDto,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<SignInAnswer> {
    const accountId = await this.recovering.finish(token, password, request.ip);
    await this.door.open(request, reply, accountId, 'single', 'link');
    return { state: 'signed_in' };
  }
}
