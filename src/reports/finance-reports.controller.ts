import { Controller, Get, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { EXCEL } from '../papers/excel.js';
import { sendFile, sendReport } from '../closing/send-report.js';
import { parseMonth } from '../domain/month.js';
import type { HttpReply } from '../http/request.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { budgetReport, BudgetService } from './budget.service.js';
import { BudgetQuery, BudgetReportView } from './dto/budget.js';
import { JournalLine, JournalQuery } from './dto/journal.js';
import { UnusedQuery, UnusedView } from './dto/unused.js';
import { importFile, journalReport } from './journal-layouts.js';
import { JournalService } from './journal.service.js';
import { unusedReport, UnusedService } from './unused.service.js';

@ApiTags('reports')
@Controller('reports')
export class FinanceReportsController {
  constructor(
    private readonly budgets: BudgetService,
    private readonly unusedBalances: UnusedService,
    private readonly journals: JournalService,
  ) {}

  /** What of a fiscal year's budget is used, bound, and expected to be used to its end. */
  @Get('budget')
  @Allow('reports.read')
  @ApiProduces('application/json', 'text/csv', EXCEL)
  @ApiOkResponse({ type: [BudgetReportView] })
  async budget(
    @Caller() caller: Caller,
    @Query() { fiscalYear, format }: BudgetQuery,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<BudgetReportView[] | StreamableFile> {
    const rows = await this.budgets.budget(caller.cityId, fiscalYear);
    return format === 'json' ? rows : sendReport(budgetReport(rows), format, reply);
  }

  /** The unused balance at 31 March or 30 September, by programme and last day. */
  @Get('unused')
  @Allow('reports.read')
  @ApiProduces('application/json', 'text/csv', EXCEL)
  @ApiOkResponse({ type: [UnusedView] })
  async unused(
    @Caller() caller: Caller,
    @Query() { on, format }: UnusedQuery,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<UnusedView[] | StreamableFile> {
    const rows = await this.unusedBalances.unused(caller.cityId, on);
    return format === 'json' ? rows : sendReport(unusedReport(rows), format, reply);
  }

  /** The journal for the accounts: double entry, one line a movement class, day and payer. */
  @Get('journal')
  @Allow('reports.read')
  @ApiProduces('application/json', 'text/csv', EXCEL)
  @ApiOkResponse({ type: [JournalLine] })
  async journal(
    @Caller() caller: Caller,
    @Query() { from, to = from, layout, format }: JournalQuery,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<JournalLine[] | StreamableFile> {
    const lines = await this.journals.journal(caller.cityId, parseMonth(from), parseMonth(to));
    if (layout !== 'general') return sendFile(importFile(layout, lines), reply);
    return format === 'json' ? lines : sendReport(journalReport(lines), format, reply);
  }
}
