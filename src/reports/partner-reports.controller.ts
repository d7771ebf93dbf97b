import { Controller, Get, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { EXCEL } from '../papers/excel.js';
import { sendReport } from '../closing/send-report.js';
import { parseMonth } from '../domain/month.js';
import type { HttpReply } from '../http/request.js';
import { Allow } from '../people/allow.decorator.js';
import { ReadsPersonal } from '../people/audit/reads-personal.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { ownEmployee, withinScope } from '../people/scope.js';
import { PayrollQuery, PayrollRow } from './dto/payroll.js';
import { StatementQuery, StatementView } from './dto/statement.js';
import { ThanksCountRow, ThanksCountsQuery } from './dto/thanks-counts.js';
import { payrollReport, PayrollService } from './payroll.service.js';
import { employerNeeded } from './report.errors.js';
import { StatementService } from './statement.service.js';
import { ThanksCountsService } from './thanks-counts.service.js';

@ApiTags('reports')
@Controller('reports')
export class PartnerReportsController {
  constructor(
    private readonly payrolls: PayrollService,
    private readonly statements: StatementService,
    private readonly thanksCounts: ThanksCountsService,
  ) {}

  /** What an employer's own enrolled parents were issued, for its payroll. Thanks are nobody's business here. */
  @Get('payroll')
  @Allow('payroll.read')
  @ReadsPersonal('employees')
  @ApiProduces('application/json', 'text/csv', EXCEL)
  @ApiOkResponse({ type: [PayrollRow] })
  async payroll(
    @Caller() caller: Caller,
    @Query() { from, to = from, employerId: named, format }: PayrollQuery,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<PayrollRow[] | StreamableFile> {
    const employerId = named ?? caller.employerId;
    if (employerId === undefined) throw employerNeeded();
    withinScope(caller, { employerId });
    const rows = await this.payrolls.payroll(caller.cityId, employerId, parseMonth(from), parseMonth(to));
    return format === 'json' ? rows : sendReport(payrollReport(rows), format, reply);
  }

  /** How often the own people said thanks, by month, through yesterday: a count, and nothing else of it. */
  @Get('thanks-counts')
  @Allow('thanks.count')
  @ApiOkResponse({ type: [ThanksCountRow] })
  async counts(@Caller() caller: Caller, @Query() { from, to = from }: ThanksCountsQuery): Promise<ThanksCountRow[]> {
    if (caller.employerId === undefined) throw employerNeeded();
    return this.thanksCounts.counts(caller.cityId, caller.employerId, parseMonth(from), parseMonth(to));
  }

  /** What one was given in thanks in a calendar year; for that person alone. */
  @Get('thanks-statement')
  @Allow('statements.own')
  @ApiProduces('application/json', 'text/csv', EXCEL, 'application/pdf')
  @ApiOkResponse({ type: StatementView })
  async statement(
    @Caller() caller: Caller,
    @Query() { year, format }: StatementQuery,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<StatementView | StreamableFile> {
    const employeeId = ownEmployee(caller);
    if (format === 'json') return this.statements.statement(caller.cityId, employeeId, year);
    return sendReport(await this.statements.report(caller.cityId, employeeId, year), format, reply);
  }
}
