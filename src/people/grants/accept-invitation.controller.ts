import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../../http/public.decorator.js';
import type { HttpReply, HttpRequest } from '../../http/request.js';
import { TokenDto } from '../doors/dto/sign-in.dto.js';
import { comingOf } from '../audit/door-act.js';
import { OpenSessionService } from '../doors/open-session.service.js';
import { AcceptInvitationService } from './accept-invitation.service.js';
import { AcceptedView, ShownInvitationView } from './dto/invitation.dto.js';

@ApiTags('sign-in')
@Controller('auth/invitations')
export class AcceptInvitationController {
  constructor(
    private readonly accepting: AcceptInvitationService,
    private readonly door: OpenSessionService,
  ) {}

  /** What a mailed invitation is about. Nothing is used up by it. */
  @Post('show')
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ type: ShownInvitationView })
  show(@Body() { token }: TokenDto, @Req() request: HttpRequest): Promise<ShownInvitationView> {
    return this.accepting.show(token, request.ip);
  }

  /** Takes the role and signs in, as far as a letter suffices for that: a role of staff opens with a second factor. */
  @Post('accept')
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ type: AcceptedView })
  async accept(
    @Body() { token }: TokenDto,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<AcceptedView> {
    const { accountId, grantId } = await this.accepting.accept(token, comingOf(request));
    await this.door.open(request, reply, accountId, 'single', 'link');
    return { grantId };
  }
}
