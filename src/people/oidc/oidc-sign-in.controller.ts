import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../../http/public.decorator.js';
import type { HttpReply, HttpRequest } from '../../http/request.js';
import { mustBeSameOrigin } from '../../http/same-origin.js';
import { stepLapsed } from '../challenges/challenge.errors.js';
import { BrowserStepService, partOf } from '../challenges/browser-step.service.js';
import { TokenDto } from '../doors/dto/sign-in.dto.js';
import { OpenSessionService } from '../doors/open-session.service.js';
import { OwnRolesService } from '../grants/own-roles.service.js';
import { LimitsService } from '../limits/limits.service.js';
import { AuthenticateSessionService } from '../sessions/authenticate-session.service.js';
import { sessionTokenOf } from '../sessions/session-cookies.js';
import type { SessionFacts } from '../sessions/session.js';
import { ProviderAnswerDto, ProviderAnswerView, ProviderNamedDto, ProviderView, VisitView } from './dto/oidc.dto.js';
import { IdentitiesService } from './identities.service.js';
import { LinkIdentityService } from './link-identity.service.js';
import { isFor, strengthOf } from './may-use.js';
import { providerNotForYou } from './oidc.errors.js';
import { OidcSettings } from './oidc-settings.js';
import { type Identified, VisitProviderService } from './visit-provider.service.js';

export const VISIT_MINUTES = 10;

/** The door that another provider opens (OpenID Connect). */
@ApiTags('sign-in')
@Controller('auth/oidc')
export class OidcSignInController {
  constructor(
    private readonly settings: OidcSettings,
    private readonly visits: VisitProviderService,
    private readonly identities: IdentitiesService,
    private readonly linking: LinkIdentityService,
    private readonly roles: OwnRolesService,
    private readonly steps: BrowserStepService,
    private readonly limits: LimitsService,
    private readonly known: AuthenticateSessionService,
    private readonly door: OpenSessionService,
  ) {}

  /** The providers by which one can sign in here. */
  @Get('providers')
  @Public()
  @ApiOkResponse({ type: [ProviderView] })
  providers(): ProviderView[] {
    return this.settings.providers.map(({ id, nameJa, nameEn, for: { staffOf } }) =>
      staffOf === undefined
        ? { id, nameJa, nameEn, audience: 'employees' }
        : { id, nameJa, nameEn, audience: 'city_staff', cityCode: staffOf },
    );
  }

  /** Begins a visit to the provider; for ten minutes, in this browser. */
  @Post('visit')
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ type: VisitView })
  async visit(
    @Body() { provider: id }: ProviderNamedDto,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<VisitView> {
    await this.limits.take('sign_in_address', request.ip);
    const provider = this.settings.get(id);
    const step = { purpose: 'oidc', minutes: VISIT_MINUTES, data: { provider: id } } as const;
    return { address: await this.visits.address(provider, await this.steps.begin(request, reply, step)) };
  }

  /**
   * The provider sent the browser back to /sign-in/callback/<provider>, whose page posts the answer here. It is good
   * once, and only in the browser that went there.
   */
  @Post('answer')
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ type: ProviderAnswerView })
  async answer(
    @Body() { provider: id, query }: ProviderAnswerDto,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<ProviderAnswerView> {
    await this.limits.take('tokens_address', request.ip);
    const answer = new URLSearchParams(query);
    const secret = this.steps.secretOf(request, 'oidc');
    // Whoever makes an answer up does not even spoil the visit that is under way.
    if (answer.get('state') !== partOf(secret, 'state')) throw stepLapsed();
    const { data } = await this.steps.finish(request, reply, 'oidc');
    if (data.provider !== id) throw stepLapsed();
    const linking = data.sessionId === undefined ? undefined : await this.sameSession(request, data.sessionId);
    const identified = await this.visits.read(this.settings.get(id), secret, answer);
    if (linking) {
      await this.linking.within(linking, identified);
      return { state: 'linked' };
    }
    const accountId = await this.identities.accountOf(identified);
    if (accountId === undefined) {
      await this.linking.byLetter(identified);
      return { state: 'letter_sent' };
    }
    await this.open(request, reply, accountId, identified);
    return { state: 'signed_in' };
  }

  /** Links the account at the other provider, by the letter about it. */
  @Post('letters/use')
  @HttpCode(204)
  @Public()
  @ApiNoContentResponse()
  confirm(@Body() { token }: TokenDto, @Req() request: HttpRequest): Promise<void> {
    return this.linking.confirm(token, request.ip);
  }

  private async open(request: HttpRequest, reply: HttpReply, accountId: string, identified: Identified): Promise<void> {
    const roles = await this.roles.of(accountId);
    if (!isFor(identified.provider, roles)) throw providerNotForYou();
    const strength = strengthOf(identified, roles);
    const { provider, issuer, subject } = identified;
    await this.identities.used({ provider: provider.id, issuer, subject, strong: strength === 'strong' });
    await this.door.open(request, reply, accountId, strength, 'oidc');
  }

  /** The session in which the visit was begun, still open. */
  private async sameSession(request: HttpRequest, sessionId: unknown): Promise<SessionFacts> {
    mustBeSameOrigin(request);
    const known = await this.known.find(sessionTokenOf(request), undefined);
    if (!known || known.session.sessionId !== sessionId) throw stepLapsed();
    return known.session;
  }
}
