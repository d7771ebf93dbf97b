import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { parseMonth } from '../domain/month.js';
import { SelfKeyed } from '../http/idempotency/self-keyed.decorator.js';
import { type Preference, Prefers } from '../http/prefer.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import type { TaskView } from '../tasks/dto/task.view.js';
import { LongWork } from '../tasks/long-work.decorator.js';
import { LongWorkService } from '../tasks/long-work.service.js';
import { InvoicedMonth, InvoiceMonthDto } from './dto/invoice-run.js';
import { InvoiceMonthTask } from './invoice-month.task.js';

@ApiTags('billing')
@Controller('invoice-runs')
export class InvoiceRunsController {
  constructor(
    private readonly longWork: LongWorkService,
    private readonly invoicing: InvoiceMonthTask,
  ) {}

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
