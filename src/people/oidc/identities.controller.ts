import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { HttpReply, HttpRequest } from '../../http/request.js';
import { UuidPipe } from '../../http/uuid.pipe.js';
import { AccountOnly, OwnSession } from '../account-only.decorator.js';
import { BrowserStepService } from '../challenges/browser-step.service.js';
import type { SessionFacts } from '../sessions/session.js';
import { IdentityView, ProviderNamedDto, VisitView } from './dto/oidc.dto.js';
import { IdentitiesService } from './identities.service.js';
import { VISIT_MINUTES } from './oidc-sign-in.controller.js';
import { OidcSettings } from './oidc-settings.js';
import { VisitProviderService } from './visit-provider.service.js';

/** The own accounts with other providers. */
@ApiTags('sign-in')
@Controller('auth/oidc/identities')
export class IdentitiesController {
  constructor(
    private readonly settings: OidcSettings,
    private readonly identities: IdentitiesService,
    private readonly visits: VisitProviderService,
    private readonly steps: BrowserStepService,
  ) {}

  @Get()
  @AccountOnly()
  @ApiOkResponse({ type: [IdentityView] })
  list(@OwnSession() { accountId }: SessionFacts): Promise<IdentityView[]> {
    return this.identities.list(accountId);
  }

  /** Begins a visit to the provider, to link the account there to one's own. */
  @Post('visit')
  @HttpCode(200)
  @AccountOnly({ fresh: true })
  @ApiOkResponse({ type: VisitView })
  async visit(
    @OwnSession() { accountId, sessionId }: SessionFacts,
    @Body() { provider: id }: ProviderNamedDto,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<VisitView> {
    const provider = this.settings.get(id);
    const step = { purpose: 'oidc', minutes: VISIT_MINUTES, accountId, data: { provider: id, sessionId } } as const;
    return { address: await this.visits.address(provider, await this.steps.begin(request, reply, step)) };
  }

  /** Unlinks it, but never the last way in to a role of staff. All other sessions end. */
  @Post(':id/remove')
  @HttpCode(204)
  @AccountOnly({ fresh: true })
  @ApiNoContentResponse()
  remove(@OwnSession() session: SessionFacts, @Param('id', UuidPipe) id: string): Promise<void> {
    return this.identities.unlink(session, id);
  }
}
