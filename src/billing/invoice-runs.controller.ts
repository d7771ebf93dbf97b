import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { parseMonth } from '../domain/month.js';
import { SelfKeyed } from '../http/idempotency/self-keyed.decorator.js';
import { type Preference, Prefers } from '../http/prefer.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import type { TaskView } from '../tasks/dto/task.view.js';
import { LongWork } from '../tasks/long-work.decorator.js';
import { LongWorkService } from '../tasks/long-work.service.js';
import { InvoicedMonth, InvoiceMonthDto, InvoicePreview, InvoicePreviewQuery } from './dto/invoice-run.js';
import { InvoiceMonthService } from './invoice-month.service.js';
import { InvoiceMonthTask } from './invoice-month.task.js';

@ApiTags('billing')
@Controller('invoice-runs')
export class InvoiceRunsController {
  constructor(
    private readonly longWork: LongWorkService,
    private readonly invoicing: InvoiceMonthTask,
    private readonly months: InvoiceMonthService,
  ) {}

  /** What invoicing the month would make now: how many papers, how much, and when it falls due. It changes nothing. */
  @Get('preview')
  @Allow('invoices.make')
  @ApiOkResponse({ type: InvoicePreview })
  preview(@Caller() caller: Caller, @Query() { month }: InvoicePreviewQuery): Promise<InvoicePreview> {
    return this.months.preview(caller.cityId, parseMonth(month));
  }

  /** Makes all invoices and credit notes of a month whose closing is approved. Sent again, it makes none twice. */
  @Post()
  @SelfKeyed()
  @Allow('invoices.make')
  @LongWork()
  @ApiCreatedResponse({ type: InvoicedMonth })
  invoice(
    @Caller() caller: Caller,
    @Body() { month }: InvoiceMonthDto,
    @Prefers() preference: Preference,
  ): Promise<InvoicedMonth | TaskView> {
    return this.longWork.answer(this.invoicing, caller, preference, { month: parseMonth(month) });
  }
}
