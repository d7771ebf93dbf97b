import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../../http/public.decorator.js';
import type { HttpRequest } from '../../http/request.js';
import { AccountOnly, OwnSession } from '../account-only.decorator.js';
import type { SessionFacts } from '../sessions/session.js';
import { ChangeEmailService } from './change-email.service.js';
import { EmailDto, LinkAskedAnswer, TokenDto } from './dto/sign-in.dto.js';

@ApiTags('sign-in')
@Controller('auth/email')
export class ChangeEmailController {
  constructor(private readonly changes: ChangeEmailService) {}

  /** Sends a link to the new address; until it is used, the old one stays. */
  @Post()
  @HttpCode(202)
  @AccountOnly({ fresh: true })
  @ApiAcceptedResponse({ type: LinkAskedAnswer })
  async ask(@OwnSession() session: SessionFacts, @Body() { email }: EmailDto): Promise<LinkAskedAnswer> {
    await this.changes.ask(session, email);
    return { accepted: true };
  }

  /** Uses the link that was sent to the new address. All sessions end. */
  @Post('confirm')
  @HttpCode(204)
  @Public()
  @ApiNoContentResponse()
  confirm(@Body() { token }: TokenDto, @Req() request: HttpRequest): Promise<void> {
    return this.changes.confirm(token, request.ip);
  }
}
