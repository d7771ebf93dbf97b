import { Controller, Get, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { SplitQuery, SplitRangeQuery, SplitRow } from '../closing/dto/split.js';
import { EXCEL } from '../papers/excel.js';
import { sendReport } from '../closing/send-report.js';
import { splitReport } from '../closing/split-table.js';
import { type SplitRange, SplitService } from '../closing/split.service.js';
import { parseMonth } from '../domain/month.js';
import type { HttpReply } from '../http/request.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { notYourReport } from './report.errors.js';

@ApiTags('reports')
@Controller('reports')
export class SplitsController {
  constructor(private readonly splits: SplitService) {}

  /** Who paid for what: one row a month and group. */
  @Get('split')
  @Allow('split.read')
  @ApiProduces('application/json', 'text/csv', EXCEL)
  @ApiOkResponse({ type: [SplitRow] })
  async split(
    @Caller() caller: Caller,
    @Query() query: SplitQuery,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<SplitRow[] | StreamableFile> {
    const rows = await this.splits.split(caller.cityId, rangeFor(caller, query));
    return query.format === 'json' ? rows : sendReport(splitReport(rows), query.format, reply);
  }

  /** The same for a spreadsheet (UTF-8 with BOM). */
  @Get('split.csv')
  @Allow('split.read')
  @ApiProduces('text/csv')
  @ApiOkResponse({ type: String })
  async csv(
    @Caller() caller: Caller,
    @Query() query: SplitRangeQuery,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<StreamableFile> {
    const rows = await this.splits.split(caller.cityId, rangeFor(caller, query));
    return sendReport(splitReport(rows), 'csv', reply);
  }
}

/**
 * An employer sees its own row and never a merchant's; a merchant its own and never an employer's; the city all.
 * @throws DomainError not_your_report
 */
function rangeFor(caller: Caller, { from, to = from, by }: SplitRangeQuery): SplitRange {
  const range = { from: parseMonth(from), to: parseMonth(to) };
  const own = caller.role === 'employer_hr' ? 'employer' : caller.role === 'merchant_owner' ? 'merchant' : undefined;
  if (own === undefined) return { ...range, by: by ?? 'programme' };
  if (by !== undefined && by !== own) throw notYourReport();
  return {
    ...range,
    by: own,
    ...(own === 'employer' ? { employerId: caller.employerId } : { merchantId: caller.merchantId }),
  };
}
