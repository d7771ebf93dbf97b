import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { sendPage } from '../../certification/pages/send-page.js';
import { inCity } from '../../database/scope.js';
import { notFound } from '../../http/not-found.error.js';
import { Public } from '../../http/public.decorator.js';
import type { HttpReply, HttpRequest } from '../../http/request.js';
import { NoticeChoicesService } from './notice-choices.service.js';
import { unsubscribePage } from './unsubscribe-page.js';
import { UnsubscribeTokens, type Unsubscription } from './unsubscribe-tokens.js';

/** What the link in a letter leads to. Opening it changes nothing, since mail programs open links by themselves. */
@ApiTags('notices')
@Controller('public/unsubscribe/:token')
export class UnsubscribeController {
  constructor(
    private readonly tokens: UnsubscribeTokens,
    private readonly choices: NoticeChoicesService,
  ) {}

  /** Asks whether notices of this kind are to be ended. */
  @Get()
  @Public()
  @ApiProduces('text/html')
  @ApiOkResponse({ schema: { type: 'string' } })
  async ask(
    @Param('token') token: string,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<string> {
    const { cityId, recipientId } = this.known(token);
    const { language } = await inCity(cityId, () => this.choices.of(cityId, recipientId));
    return sendPage(request, reply, unsubscribePage(language, 'question'), 'no-store');
  }

  /** Ends them: by the button of the page, or by a mail program with one click (RFC 8058). */
  @Post()
  @HttpCode(200)
  @Public()
  @ApiProduces('text/html')
  @ApiOkResponse({ schema: { type: 'string' } })
  async end(
    @Param('token') token: string,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<string> {
    const { cityId, recipientId, kind } = this.known(token);
    const { language } = await inCity(cityId, async () => {
      await this.choices.switchOff(cityId, recipientId, kind);
      return this.choices.of(cityId, recipientId);
    });
    return sendPage(request, reply, unsubscribePage(language, 'done'), 'no-store');
  }

  /** @throws DomainError not_found */
  private known(token: string): Unsubscription {
    const found = this.tokens.read(token);
    if (!found) throw notFound();
    return found;
  }
}
