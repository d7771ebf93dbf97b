import { Controller, Get, Param, Query, Req, Res, StreamableFile, UseFilters } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import { ApiPage, type Page } from '../../http/paging.js';
import { Public } from '../../http/public.decorator.js';
import type { HttpReply, HttpRequest } from '../../http/request.js';
import { csvMediaType, csvOf } from '../../papers/csv.js';
import {
  CertificateStateView,
  DirectoryChoices,
  DirectoryCsvQuery,
  DirectoryEntry,
  DirectoryQuery,
} from '../dto/public.dto.js';
import { certificatePage } from '../pages/certificate-page.js';
import { PageProblemFilter } from '../pages/page-problem.filter.js';
import { languageOf, pageTexts } from '../pages/page-text.js';
import { asksForPage, sendPage } from '../pages/send-page.js';
import { BrowseDirectoryService } from './browse-directory.service.js';
import { CertificateStateService } from './certificate-state.service.js';
import { DirectoryService } from './directory.service.js';

const HEADER = ['名称', 'フリガナ', '種別', '業種', '地区', '区分', '認定番号', '有効期限'];

/** What anybody may know: who is certified, and whether a certificate still holds. */
@ApiTags('certification')
@Controller('public/cities/:code')
export class PublicController {
  constructor(
    private readonly states: CertificateStateService,
    private readonly directory: DirectoryService,
    private readonly browsing: BrowseDirectoryService,
  ) {}

  /** JSON, or a page for whoever asks with a browser. */
  @Get('certificates/:number')
  @Public()
  @UseFilters(PageProblemFilter)
  @ApiQuery({ name: 'lang', required: false, schema: { type: 'string', enum: ['ja', 'en'], default: 'ja' } })
  @ApiProduces('application/json', 'text/html')
  @ApiOkResponse({ type: CertificateStateView })
  async certificate(
    @Param('code') code: string,
    @Param('number') number: string,
    @Query('lang') language: unknown,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<CertificateStateView | string> {
    const state = await this.states.find(code, number);
    reply.header('Cache-Control', 'no-store');
    reply.header('Vary', 'Accept');
    if (!asksForPage(request)) return state;
    return sendPage(request, reply, certificatePage(state, pageTexts[languageOf(language)]), 'no-store');
  }

  /** Who is certified today, by area, trade and tier, in the order of their readings. */
  @Get('directory')
  @Public()
  @ApiPage(DirectoryEntry)
  list(@Param('code') code: string, @Query() query: DirectoryQuery): Promise<Page<DirectoryEntry>> {
    return this.directory.page(code, query, query);
  }

  /** The areas, trades and tiers by which the directory can be narrowed down today. */
  @Get('directory/choices')
  @Public()
  @ApiOkResponse({ type: DirectoryChoices })
  choices(@Param('code') code: string): Promise<DirectoryChoices> {
    return this.browsing.choices(code);
  }

  @Get('directory.csv')
  @Public()
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async csv(@Param('code') code: string, @Query() query: DirectoryCsvQuery): Promise<StreamableFile> {
    const rows = (await this.directory.all(code, query)).map((entry) => [
      entry.name,
      entry.nameKana,
      entry.kind === 'shop' ? '店舗' : '事業主',
      entry.trade,
      entry.area,
      entry.tier,
      entry.number,
      entry.validUntil,
    ]);
    return new StreamableFile(csvOf([HEADER, ...rows], query.encoding), {
      type: csvMediaType(query.encoding),
      disposition: 'attachment; filename="directory.csv"',
    });
  }
}
