import { Body, Controller, Get, Param, Put, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ReportFormatQuery } from '../closing/dto/report-format.js';
import { EXCEL } from '../papers/excel.js';
import { sendReport } from '../closing/send-report.js';
import type { HttpReply } from '../http/request.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { parseFiscalYear } from './dto/fiscal-year.js';
import { GrantEntries, GrantView } from './dto/grant.js';
import { GrantPaperService } from './grant-paper.service.js';
import { GrantService } from './grant.service.js';
import { ReportEntriesService } from './report-entries.service.js';

@ApiTags('reports')
@Controller('reports/grant')
export class GrantsController {
  constructor(
    private readonly grants: GrantService,
    private readonly papers: GrantPaperService,
    private readonly entries: ReportEntriesService,
  ) {}

  /** The grant and KPI report of a fiscal year. */
  @Get(':fiscalYear')
  @Allow('reports.read')
  @ApiProduces('application/json', 'application/pdf', EXCEL, 'text/csv')
  @ApiOkResponse({ type: GrantView })
  async grant(
    @Caller() caller: Caller,
    @Param('fiscalYear') year: string,
    @Query() { format }: ReportFormatQuery,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<GrantView | StreamableFile> {
    const fiscalYear = parseFiscalYear(year);
    if (format === 'json') return this.grants.grant(caller.cityId, fiscalYear);
    return sendReport(await this.papers.paper(caller.cityId, fiscalYear), format, reply);
  }

  /** Writes what the ledger does not know. Every edition is kept with who wrote it. */
  @Put(':fiscalYear/entries')
  @Allow('reports.write')
  @ApiOkResponse({ type: GrantView })
  async write(
    @Caller() caller: Caller,
    @Param('fiscalYear') year: string,
    @Body() body: GrantEntries,
  ): Promise<GrantView> {
    const fiscalYear = parseFiscalYear(year);
    await this.entries.write(caller.cityId, fiscalYear, body, caller.actorId);
    return this.grants.grant(caller.cityId, fiscalYear);
  }
}
