import { applyDecorators, Controller, Get, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { HttpReply, HttpRequest } from '../../http/request.js';
import { Public } from '../../http/public.decorator.js';
import { BrowseDirectoryService } from '../certificates/browse-directory.service.js';
import { directoryPage } from './directory-page.js';
import { readWish } from './directory-wish.js';
import { PageProblemFilter } from './page-problem.filter.js';
import { pageTexts } from './page-text.js';
import { sendPage } from './send-page.js';

const ApiWish = () =>
  applyDecorators(
    ...['area', 'trade', 'tier', 'words', 'page', 'lang'].map((name) =>
      ApiQuery({ name, required: false, schema: { type: 'string' } }),
    ),
  );

/** The directory as a page, beside its JSON and CSV. */
@ApiTags('certification')
@Controller('public/cities/:code')
@UseFilters(PageProblemFilter)
export class DirectoryPageController {
  constructor(private readonly directory: BrowseDirectoryService) {}

  /** A browser may keep it, but asks each time whether it still is so: who was suspended is gone at once. */
  @Get('directory.html')
  @Public()
  @ApiWish()
  @ApiProduces('text/html')
  @ApiOkResponse({ schema: { type: 'string' } })
  async page(
    @Param('code') code: string,
    @Query() query: Record<string, unknown>,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<string> {
    const wish = readWish(query);
    const directory = await this.directory.page(code, wish.filter, wish.page);
    return sendPage(request, reply, directoryPage(directory, wish, pageTexts[wish.language]), 'public, no-cache');
  }
}
