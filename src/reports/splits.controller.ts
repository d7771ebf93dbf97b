import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { parseMonth } from '../domain/month.js';
import type { HttpReply } from '../http/request.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { SplitQuery, SplitRangeQuery, SplitRow } from '../closing/dto/split.js';
import { notYourReport } from './report.errors.js';
import { splitCsv } from './split-csv.js';
import { type SplitRange, SplitService } from '../closing/split.service.js';

const CSV = 'text/csv; charset=utf-8';

@ApiTags('reports')
@Controller('reports')
export class SplitsController {
  constructor(private readonly splits: SplitService) {}

  /** Who paid for what: one row a month and group. */
  @Get('split')
  @Allow('split.read')
  @ApiProduces('application/json', 'text/csv')
  @ApiOkResponse({ type: [SplitRow] })
  async split(
    @Caller() caller: Caller,
    @Query() query: SplitQuery,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<SplitRow[] | string> {
    const rows = await this.splits.split(caller.cityId, rangeFor(caller, query));
    if (query.format === 'json') return rows;
    reply.header('Content-Type', CSV).header('Content-Disposition', 'attachment; filename="split.csv"');
    return splitCsv(rows);
  }

  /** The same for a spreadsheet (UTF-8 with BOM). */
  @Get('split.csv')
  @Allow('split.read')
  @Header('Content-Type', CSV)
  @Header('Content-Disposition', 'attachment; filename="split.csv"')
  @ApiProduces('text/csv')
  @ApiOkResponse({ type: String })
  async csv(@Caller() caller: Caller, @Query() query: SplitRangeQuery): Promise<string> {
    return splitCsv(await this.splits.split(caller.cityId, rangeFor(caller, query)));
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
