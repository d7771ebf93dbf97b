import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { parseMonth } from '../domain/month.js';
import { SelfKeyed } from '../http/idempotency/self-keyed.decorator.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { InvoicedMonth, InvoiceMonthDto } from './dto/invoice-run.js';
import { InvoiceMonthService } from './invoice-month.service.js';

@ApiTags('billing')
@Controller('invoice-runs')
export class InvoiceRunsController {
  constructor(private readonly invoiceMonth: InvoiceMonthService) {}

  /** Makes all invoices and credit notes of a month whose closing is approved. Sent again, it makes none twice. */
  @Post()
  @SelfKeyed()
  @Allow('invoices.make')
  @ApiCreatedResponse({ type: InvoicedMonth })
  invoice(@Caller() caller: Caller, @Body() { month }: InvoiceMonthDto): Promise<InvoicedMonth> {
    return this.invoiceMonth.invoice(caller.cityId, parseMonth(month), caller.actorId);
  }
}
