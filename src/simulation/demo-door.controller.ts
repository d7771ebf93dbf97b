import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { notFound } from '../http/not-found.error.js';
import { Public } from '../http/public.decorator.js';
import type { HttpReply, HttpRequest } from '../http/request.js';
import { DemoMode } from '../mail/demo-mode.js';
import { SignInAnswer } from '../people/doors/dto/sign-in.dto.js';
import { OpenSessionService } from '../people/doors/open-session.service.js';
import { DEMO_PEOPLE, type DemoPerson, DemoPeopleService } from './demo-people.service.js';

class DemoSignInDto {
  @ApiProperty({ enum: DEMO_PEOPLE })
  @IsIn(DEMO_PEOPLE)
  role: DemoPerson;
}

/** Where the demo city lives alone, everybody may be anybody of it. Anywhere else there is nothing here. */
@ApiTags('demo')
@Controller('auth/demo-sign-in')
export class DemoDoorController {
  constructor(
    private readonly demo: DemoMode,
    private readonly people: DemoPeopleService,
    private readonly door: OpenSessionService,
  ) {}

  /** Signs in as one of the people of the demo city. */
  @Post()
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ type: SignInAnswer })
  async signIn(
    @Body() { role }: DemoSignInDto,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<SignInAnswer> {
    if (!(await this.demo.runs())) throw notFound();
    const accountId = await this.people.accountOf(role);
    if (accountId === undefined) throw notFound();
    await this.door.open(request, reply, accountId, 'strong', 'demo');
    return { state: 'signed_in' };
  }
}
