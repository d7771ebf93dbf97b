import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { normaliseEmail } from '../../domain/email.js';
import { Public } from '../../http/public.decorator.js';
import type { HttpReply, HttpRequest } from '../../http/request.js';
import { AccountOnly, OwnSession } from '../account-only.decorator.js';
import { BrowserStepService } from '../challenges/browser-step.service.js';
import { SignInAnswer } from '../doors/dto/sign-in.dto.js';
import { OpenSessionService } from '../doors/open-session.service.js';
import { LimitsService } from '../limits/limits.service.js';
import { hashOfSecret } from '../sessions/session-token.js';
import type { SessionFacts } from '../sessions/session.js';
import { AskPasskeyDto, PasskeyOptionsView, ShownPasskeyDto } from './dto/passkey.dto.js';
import { PASSKEY_MINUTES } from './register-passkey.service.js';
import { UsePasskeyService } from './use-passkey.service.js';

/** The door that a passkey opens. It verifies its user, so it is two factors by itself. */
@ApiTags('sign-in')
@Controller('auth')
export class PasskeySignInController {
  constructor(
    private readonly passkeys: UsePasskeyService,
    private readonly steps: BrowserStepService,
    private readonly limits: LimitsService,
    private readonly door: OpenSessionService,
  ) {}

  /** What the browser needs to ask for a passkey; the answer is the same whether there is such an account or not. */
  @Post('sign-in/passkey/options')
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ type: PasskeyOptionsView })
  async ask(
    @Body() { email }: AskPasskeyDto,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<PasskeyOptionsView> {
    await this.limits.take('sign_in_address', request.ip);
    const data = email === undefined ? {} : { of: digestOf(email) };
    const step = { purpose: 'passkey_sign_in', minutes: PASSKEY_MINUTES, data } as const;
    return { publicKey: await this.passkeys.options(await this.steps.begin(request, reply, step)) };
  }

  /** Signs in by the passkey. */
  @Post('sign-in/passkey')
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ type: SignInAnswer })
  async signIn(
    @Body() { credential }: ShownPasskeyDto,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<SignInAnswer> {
    await this.limits.take('tokens_address', request.ip);
    const secret = this.steps.secretOf(request, 'passkey_sign_in');
    const { data } = await this.steps.finish(request, reply, 'passkey_sign_in');
    const meant = ({ email }: { email: string }) =>
      data.sessionId === undefined && (data.of === undefined || data.of === digestOf(email));
    const accountId = await this.passkeys.owner(secret, credential, meant);
    await this.door.open(request, reply, accountId, 'strong', 'passkey');
    return { state: 'signed_in' };
  }

  /** The same within a session, to show again that it is oneself. */
  @Post('confirm/passkey/options')
  @HttpCode(200)
  @AccountOnly()
  @ApiOkResponse({ type: PasskeyOptionsView })
  async askAgain(
    @OwnSession() { accountId, sessionId }: SessionFacts,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<PasskeyOptionsView> {
    const data = { sessionId };
    const step = { purpose: 'passkey_sign_in', minutes: PASSKEY_MINUTES, accountId, data } as const;
    return { publicKey: await this.passkeys.options(await this.steps.begin(request, reply, step)) };
  }

  /** Shows by a passkey again that it is oneself: for ten minutes the own sign-in may be changed. */
  @Post('confirm/passkey')
  @HttpCode(204)
  @AccountOnly()
  @ApiNoContentResponse()
  async confirm(
    @OwnSession() session: SessionFacts,
    @Body() { credential }: ShownPasskeyDto,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<void> {
    await this.limits.take('tokens_address', request.ip);
    const secret = this.steps.secretOf(request, 'passkey_sign_in');
    const { data } = await this.steps.finish(request, reply, 'passkey_sign_in');
    const meant = ({ id }: { id: string }) => data.sessionId === session.sessionId && id === session.accountId;
    await this.passkeys.owner(secret, credential, meant);
    await this.door.strengthen(request, reply, session.sessionId, 'strong', 'passkey');
  }
}

/** An address is kept by its digest for the five minutes. */
function digestOf(email: string): string {
  return hashOfSecret(normaliseEmail(email)).toString('base64url');
}
