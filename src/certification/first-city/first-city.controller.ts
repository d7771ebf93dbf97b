import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { parseMonth } from '../../domain/month.js';
import { Public } from '../../http/public.decorator.js';
import type { HttpReply, HttpRequest } from '../../http/request.js';
import { OpenSessionService } from '../../people/doors/open-session.service.js';
import { comingOf } from '../../people/audit/door-act.js';
import { AcceptedView } from '../../people/grants/dto/invitation.dto.js';
import { FirstAdminDto } from './first-city.dto.js';
import { FirstCityService } from './first-city.service.js';

@ApiTags('sign-in')
@Controller('auth/first-admin')
export class FirstCityController {
  constructor(
    private readonly first: FirstCityService,
    private readonly door: OpenSessionService,
  ) {}

  /**
   * By the link that the first start prints: the first administrator, and with it the first city where there is none.
   * The role opens once a password and an authenticator app, or a passkey, are set up.
   */
  @Post()
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ type: AcceptedView })
  async begin(
    @Body() { token, email, name, city }: FirstAdminDto,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<AcceptedView> {
    const described = city && { ...city, startsMonth: parseMonth(city.startsMonth) };
    const { accountId, grantId } = await this.first.take(token, { email, name, city: described }, comingOf(request));
    await this.door.open(request, reply, accountId, 'single', 'link');
    return { grantId };
  }
}
