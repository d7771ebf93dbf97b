import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, type Page } from '../../http/paging.js';
import { UuidPipe } from '../../http/uuid.pipe.js';
import { Allow } from '../../people/allow.decorator.js';
import { ReadsPersonal } from '../../people/audit/reads-personal.decorator.js';
import { Caller } from '../../people/caller.decorator.js';
import { ownEmployee } from '../../people/scope.js';
import {
  NewPressureReport,
  PressureDecision,
  PressureDetailView,
  PressureQuery,
  PressureReceipt,
  PressureReportView,
  PressureWords,
} from '../dto/pressure.dto.js';
import { PressureReportsService } from './pressure-reports.service.js';

/** An employee tells the city of pressure at work. The employer is never told that there is a report. */
@ApiTags('reports-of-pressure')
@Controller('reports-of-pressure')
export class PressureReportsController {
  constructor(private readonly reports: PressureReportsService) {}

  /** Tells the welfare section, by name to them alone unless said otherwise. */
  @Post()
  @Allow('pressure.report')
  @ApiCreatedResponse({ type: PressureReceipt })
  report(@Caller() caller: Caller, @Body() report: NewPressureReport): Promise<PressureReceipt> {
    return this.reports.report(caller.cityId, ownEmployee(caller), report);
  }

  /** One’s own; of the city all, without the words. The newest first. */
  @Get()
  @Allow('pressure.read')
  @ReadsPersonal('pressure_reports')
  @ApiPage(PressureReportView)
  list(@Caller() caller: Caller, @Query() query: PressureQuery): Promise<Page<PressureReportView>> {
    return this.reports.list(caller, query);
  }

  /** With the words of both sides. */
  @Get(':id')
  @Allow('pressure.read_words')
  @ReadsPersonal('pressure_reports')
  @ApiOkResponse({ type: PressureDetailView })
  get(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<PressureDetailView> {
    return this.reports.get(caller, id);
  }

  /** Answers the person, or adds to one’s own report. */
  @Post(':id/answers')
  @Allow('pressure.answer')
  @ApiCreatedResponse({ type: PressureReceipt })
  answer(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() { words }: PressureWords,
  ): Promise<PressureReceipt> {
    const side =
      caller.role === 'employee'
        ? { side: 'employee' as const, employeeId: ownEmployee(caller) }
        : { side: 'city' as const };
    return this.reports.answer(caller.cityId, id, side, words);
  }

  /** Says how far it is. */
  @Post(':id/decision')
  @HttpCode(200)
  @Allow('pressure.decide')
  @ApiOkResponse({ type: PressureReceipt })
  decide(
    @Caller() { cityId }: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() { state }: PressureDecision,
  ): Promise<PressureReceipt> {
    return this.reports.decide(cityId, id, state);
  }
}
