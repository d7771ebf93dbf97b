import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../../http/public.decorator.js';
import type { HttpReply, HttpRequest } from '../../http/request.js';
import { deviceTokenOf } from '../sessions/session-cookies.js';
import { EmailDto, LinkAskedAnswer, PasswordDto, SecondStepDto, SignInAnswer, TokenDto } from './dto/sign-in.dto.js';
import { OpenSessionService } from './open-session.service.js';
import { SecondStepService } from './second-step.service.js';
import { SignInLinksService } from './sign-in-links.service.js';
import { SignInService } from './sign-in.service.js';

/** The doors that need nothing but a mailbox or a password. */
@ApiTags('sign-in')
@Controller('auth')
export class SignInController {
  constructor(
    private readonly signIn: SignInService,
    private readonly secondStep: SecondStepService,
    private readonly links: SignInLinksService,
    private readonly door: OpenSessionService,
  ) {}

  /** E-mail and password. With a second factor set up, its code is asked for before there is any session. */
  @Post('sign-in')
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ type: SignInAnswer })
  async byPassword(
    @Body() { email, password }: PasswordDto,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<SignInAnswer> {
    const from = { address: request.ip, deviceToken: deviceTokenOf(request) };
    const { accountId, challenge } = await this.signIn.byPassword(email, password, from);
    if (challenge !== undefined) return { state: 'second_factor', challenge };
    await this.door.open(request, reply, accountId, 'single', 'password');
    return { state: 'signed_in' };
  }

  /** The code of the authenticator app, or a recovery code. */
  @Post('sign-in/second')
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ type: SignInAnswer })
  async second(
    @Body() { challenge, ...factor }: SecondStepDto,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<SignInAnswer> {
    const { accountId, method } = await this.secondStep.finish(challenge, factor, request.ip);
    await this.door.open(request, reply, accountId, 'strong', method);
    return { state: 'signed_in' };
  }

  /** Sends a link by mail: 10 minutes, once. */
  @Post('links')
  @HttpCode(202)
  @Public()
  @ApiAcceptedResponse({ type: LinkAskedAnswer })
  async sendLink(@Body() { email }: EmailDto, @Req() request: HttpRequest): Promise<LinkAskedAnswer> {
    await this.links.send('sign_in_link', email, request.ip);
    return { accepted: true };
  }

  /** Signs in by a mailed link. Only this command uses it up: opening its page, as scanners of mail do, does not. */
  @Post('links/use')
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ type: SignInAnswer })
  async useLink(
    @Body() { token }: TokenDto,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<SignInAnswer> {
    const accountId = await this.links.use(token, request.ip);
    await this.door.open(request, reply, accountId, 'single', 'link');
    return { state: 'signed_in' };
  }
}
