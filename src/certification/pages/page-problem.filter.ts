import { type ArgumentsHost, Catch, HttpStatus } from '@nestjs/common';
import { problemOf } from '../../http/problems/problem-of.js';
import { ProblemFilter } from '../../http/problems/problem.filter.js';
import type { HttpReply, HttpRequest } from '../../http/request.js';
import { notFoundPage } from './not-found-page.js';
import { languageOf, pageTexts } from './page-text.js';
import { asksForPage, sendPage } from './send-page.js';

/** Tells whoever came with a browser that there is no such page by a page; everything else is a problem as ever. */
@Catch()
export class PageProblemFilter extends ProblemFilter {
  override catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<HttpRequest>();
    const reply = host.switchToHttp().getResponse<HttpReply>();
    if (!asksForPage(request) || reply.sent || problemOf(thrown).status !== HttpStatus.NOT_FOUND) {
      super.catch(thrown, host);
      return;
    }
    const text = pageTexts[languageOf(new URLSearchParams(request.url.split('?')[1]).get('lang'))];
    reply.status(HttpStatus.NOT_FOUND).send(sendPage(request, reply, notFoundPage(text), 'no-store'));
  }
}
