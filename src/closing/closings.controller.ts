import { Controller, Get, HttpCode, Param, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { isMonth, parseMonth } from '../domain/month.js';
import { SelfKeyed } from '../http/idempotency/self-keyed.decorator.js';
import { ApiPage, badCursor, type Page, pageOf, PageQuery } from '../http/paging.js';
import { type Preference, Prefers } from '../http/prefer.js';
import type { HttpReply } from '../http/request.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import type { TaskView } from '../tasks/dto/task.view.js';
import { LongWork } from '../tasks/long-work.decorator.js';
import { LongWorkService } from '../tasks/long-work.service.js';
import { ResultFile } from '../tasks/task-kind.js';
import { ApproveClosingTask } from './approve-closing.task.js';
import { ClosingsService } from './closings.service.js';
import { ClosingView, MonthReport } from './dto/closing.js';
import { ReportFormatQuery } from './dto/report-format.js';
import { MonthReportService } from './month-report.service.js';
import { MonthReportTask } from './month-report.task.js';
import { PrepareClosingTask } from './prepare-closing.task.js';
import { EXCEL } from '../papers/excel.js';
import { sendFile } from './send-report.js';

@ApiTags('closing')
@Controller('closings')
export class ClosingsController {
  constructor(
    private readonly closings: ClosingsService,
    private readonly months: MonthReportService,
    private readonly longWork: LongWorkService,
    private readonly reporting: MonthReportTask,
    private readonly preparing: PrepareClosingTask,
    private readonly approving: ApproveClosingTask,
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
  @LongWork()
  @ApiProduces('application/json', 'text/csv', 'application/pdf', EXCEL)
  @ApiOkResponse({ type: MonthReport })
  async report(
    @Caller() caller: Caller,
    @Param('month') text: string,
    @Query() { format }: ReportFormatQuery,
    @Prefers() preference: Preference,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<MonthReport | StreamableFile | TaskView> {
    const input = { month: parseMonth(text), format };
    const answer = await this.longWork.answer(this.reporting, caller, preference, input);
    return answer instanceof ResultFile ? sendFile(answer, reply) : answer;
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
  @LongWork()
  @ApiOkResponse({ type: MonthReport })
  prepare(
    @Caller() caller: Caller,
    @Param('month') month: string,
    @Prefers() preference: Preference,
  ): Promise<MonthReport | TaskView> {
    return this.longWork.answer(this.preparing, caller, preference, { month: parseMonth(month) });
  }

  /** Another person than the one who prepared it signs the closing. */
  @Post(':month/approve')
  @HttpCode(200)
  @SelfKeyed()
  @Allow('closing.approve')
  @LongWork()
  @ApiOkResponse({ type: MonthReport })
  approve(
    @Caller() caller: Caller,
    @Param('month') month: string,
    @Prefers() preference: Preference,
  ): Promise<MonthReport | TaskView> {
    const input = { month: parseMonth(month), approver: caller.actorId };
    return this.longWork.answer(this.approving, caller, preference, input);
  }
}
