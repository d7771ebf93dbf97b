import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { notFound } from '../../http/not-found.error.js';
import { Public } from '../../http/public.decorator.js';
import type { HttpReply, HttpRequest } from '../../http/request.js';
import { UuidPipe } from '../../http/uuid.pipe.js';
import { Allow } from '../../people/allow.decorator.js';
import { Caller } from '../../people/caller.decorator.js';
import { TokenDto } from '../../people/doors/dto/sign-in.dto.js';
import { OpenSessionService } from '../../people/doors/open-session.service.js';
import { LimitsService } from '../../people/limits/limits.service.js';
import { AcceptWelcomeService } from './accept-welcome.service.js';
import { WelcomeReachService } from './welcome-reach.service.js';
import { WelcomeService } from './welcome.service.js';

class WelcomedView {
  @ApiProperty({ format: 'uuid', description: 'The employee’s role, for /api/v1/as/<grantId>/...' })
  grantId: string;

  @ApiProperty({ type: [String], format: 'uuid', description: 'The enrolments that are active now.' })
  activated: string[];
}

@ApiTags('sign-in')
@Controller()
export class WelcomeController {
  constructor(
    private readonly welcome: WelcomeService,
    private readonly accepting: AcceptWelcomeService,
    private readonly reach: WelcomeReachService,
    private readonly limits: LimitsService,
    private readonly door: OpenSessionService,
  ) {}

  /** Sends an employee the link to the own account, once more if need be. HR does not see it. */
  @Post('employees/:id/welcome')
  @HttpCode(204)
  @Allow('employees.welcome')
  @ApiNoContentResponse()
  async send(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<void> {
    if (!(await this.reach.reaches(caller, id))) throw notFound();
    await this.limits.take('links_account', `welcome ${id}`);
    await this.welcome.send(caller.cityId, id);
  }

  /** By the mailed link: makes the account, activates the enrolment that waits for it, and signs in. */
  @Post('auth/welcome/accept')
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ type: WelcomedView })
  async accept(
    @Body() { token }: TokenDto,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<WelcomedView> {
    const { accountId, grantId, activated } = await this.accepting.accept(token, request.ip);
    await this.door.open(request, reply, accountId, 'single', 'link');
    return { grantId, activated };
  }
}
