import { Controller, Get, HttpCode, Param, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { isMonth, parseMonth } from '../domain/month.js';
import { SelfKeyed } from '../http/idempotency/self-keyed.decorator.js';
import { ApiPage, badCursor, type Page, pageOf, PageQuery } from '../http/paging.js';
import type { HttpReply } from '../http/request.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { ApproveClosingService } from './approve-closing.service.js';
import { ClosingsService } from './closings.service.js';
import { ClosingView, MonthReport } from './dto/closing.js';
import { ReportFormatQuery } from './dto/report-format.js';
import { MonthPaperService } from './month-paper.service.js';
import { MonthReportService } from './month-report.service.js';
import { PrepareClosingService } from './prepare-closing.service.js';
import { EXCEL } from './report-file.js';
import { sendReport } from './send-report.js';

@ApiTags('closing')
@Controller('closings')
export class ClosingsController {
  constructor(
    private readonly closings: ClosingsService,
    private readonly months: MonthReportService,
    private readonly papers: MonthPaperService,
    private readonly preparing: PrepareClosingService,
    private readonly approving: ApproveClosingService,
  ) {}

  /** The newest month first. */
  @Get()
  @Allow('closing.read')
  @ApiPage(ClosingView)
  async list(@Caller() caller: Caller, @Query() query: PageQuery): Promise<Page<ClosingView>> {
    const [before] = query.after(1) ?? [];
    if (before !== undefined && !isMonth(before)) throw badCursor();
    const rows = await this.closings.list(caller.cityId, query.limit + 1, before);
    return pageOf(rows, query.limit, (row) => [row.month]);
  }

  /** A month that was closed, with its frozen figures and its identities. */
  @Get(':month')
  @Allow('closing.read')
  @ApiOkResponse({ type: MonthReport })
  find(@Caller() caller: Caller, @Param('month') month: string): Promise<MonthReport> {
    return this.months.closed(caller.cityId, parseMonth(month));
  }

  /** The month report: all groupings, the identities, and the seal. Of an open month it is a preview, and says so. */
  @Get(':month/report')
  @Allow('closing.read')
  @ApiProduces('application/json', 'text/csv', 'application/pdf', EXCEL)
  @ApiOkResponse({ type: MonthReport })
  async report(
    @Caller() caller: Caller,
    @Param('month') text: string,
    @Query() { format }: ReportFormatQuery,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<MonthReport | StreamableFile> {
    const month = parseMonth(text);
    if (format === 'json') return this.months.report(caller.cityId, month);
    return sendReport(await this.papers.paper(caller.cityId, month), format, reply);
  }

  /** What the closing would say now; of a month that was closed, what it says. It changes nothing. */
  @Get(':month/preview')
  @Allow('closing.read')
  @ApiOkResponse({ type: MonthReport })
  preview(@Caller() caller: Caller, @Param('month') month: string): Promise<MonthReport> {
    return this.months.report(caller.cityId, parseMonth(month));
  }

  /** Closes the month: nothing is posted into it any more, and its figures are frozen. Sent again, it ends the same. */
  @Post(':month/prepare')
  @HttpCode(200)
  @SelfKeyed()
  @Allow('closing.prepare')
  @ApiOkResponse({ type: MonthReport })
  async prepare(@Caller() caller: Caller, @Param('month') text: string): Promise<MonthReport> {
    const month = parseMonth(text);
    await this.preparing.prepare(caller.cityId, month, caller.actorId);
    return this.months.report(caller.cityId, month);
  }

  /** Another person than the one who prepared it signs the closing. */
  @Post(':month/approve')
  @HttpCode(200)
  @SelfKeyed()
  @Allow('closing.approve')
  @ApiOkResponse({ type: MonthReport })
  async approve(@Caller() caller: Caller, @Param('month') text: string): Promise<MonthReport> {
    const month = parseMonth(text);
    await this.approving.approve(caller.cityId, month, caller.actorId);
    return this.months.report(caller.cityId, month);
  }
}
