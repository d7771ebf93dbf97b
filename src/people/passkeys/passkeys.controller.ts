import { Body, Controller, Get, HttpCode, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { HttpReply, HttpRequest } from '../../http/request.js';
import { UuidPipe } from '../../http/uuid.pipe.js';
import { AccountOnly, OwnSession } from '../account-only.decorator.js';
import { BrowserStepService } from '../challenges/browser-step.service.js';
import { OpenSessionService } from '../doors/open-session.service.js';
import type { SessionFacts } from '../sessions/session.js';
import { NewPasskeyDto, PasskeyLabelDto, PasskeyOptionsView, PasskeyView } from './dto/passkey.dto.js';
import { OwnPasskeysService } from './own-passkeys.service.js';
import { passkeyNotValid } from './passkey.errors.js';
import { PASSKEY_MINUTES, RegisterPasskeyService } from './register-passkey.service.js';

/** The own passkeys. */
@ApiTags('sign-in')
@Controller('auth/passkeys')
export class PasskeysController {
  constructor(
    private readonly own: OwnPasskeysService,
    private readonly registering: RegisterPasskeyService,
    private readonly steps: BrowserStepService,
    private readonly door: OpenSessionService,
  ) {}

  /** The own passkeys, the oldest first. */
  @Get()
  @AccountOnly()
  @ApiOkResponse({ type: [PasskeyView] })
  list(@OwnSession() { accountId }: SessionFacts): Promise<PasskeyView[]> {
    return this.own.list(accountId);
  }

  /** What the browser needs to have a passkey made; for five minutes, in this browser. */
  @Post('options')
  @HttpCode(200)
  @AccountOnly({ fresh: true })
  @ApiOkResponse({ type: PasskeyOptionsView })
  async options(
    @OwnSession() session: SessionFacts,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<PasskeyOptionsView> {
    const { accountId, sessionId } = session;
    const step = { accountId, data: { sessionId }, minutes: PASSKEY_MINUTES };
    const secret = await this.steps.begin(request, reply, { purpose: 'passkey_registration', ...step });
    return { publicKey: await this.registering.options(session, secret) };
  }

  /** Adds the passkey that was made. All other sessions end; this one is now strong, under a new token. */
  @Post()
  @AccountOnly({ fresh: true })
  @ApiCreatedResponse({ type: PasskeyView })
  async register(
    @OwnSession() session: SessionFacts,
    @Body() { label, credential }: NewPasskeyDto,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<PasskeyView> {
    const secret = this.steps.secretOf(request, 'passkey_registration');
    const { accountId, data } = await this.steps.finish(request, reply, 'passkey_registration');
    if (accountId !== session.accountId || data.sessionId !== session.sessionId) throw passkeyNotValid();
    const made = await this.registering.register(session, secret, label, credential);
    await this.door.strengthen(request, reply, session.sessionId, 'strong', 'passkey');
    return made;
  }

  @Patch(':id')
  @AccountOnly()
  @ApiOkResponse({ type: PasskeyView })
  rename(
    @OwnSession() { accountId }: SessionFacts,
    @Param('id', UuidPipe) id: string,
    @Body() { label }: PasskeyLabelDto,
  ): Promise<PasskeyView> {
    return this.own.rename(accountId, id, label);
  }

  /** Removes a passkey, but never the last way in to a role of staff. All other sessions end. */
  @Post(':id/remove')
  @HttpCode(204)
  @AccountOnly({ fresh: true })
  @ApiNoContentResponse()
  remove(@OwnSession() session: SessionFacts, @Param('id', UuidPipe) id: string): Promise<void> {
    return this.own.remove(session, id);
  }
}
