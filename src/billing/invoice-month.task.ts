import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Month } from '../domain/month.js';
import type { ReportProgress } from '../tasks/progress.js';
import type { TaskKind, Work } from '../tasks/task-kind.js';
import { TaskKinds } from '../tasks/task-kinds.js';
import type { InvoicedMonth } from './dto/invoice-run.js';
import { InvoiceMonthService } from './invoice-month.service.js';

/** All invoices and credit notes of a month, in one transaction. */
@Injectable()
export class InvoiceMonthTask implements TaskKind<{ month: Month }, InvoicedMonth>, OnModuleInit {
  readonly name = 'invoice-month';
  readonly permission = 'invoices.make';
  readonly atomic = true;

  constructor(
    private readonly kinds: TaskKinds,
    private readonly invoicing: InvoiceMonthService,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  /** @throws DomainError closing_not_approved, city_details_missing */
  run({ cityId, actorId, input }: Work<{ month: Month }>, report: ReportProgress): Promise<InvoicedMonth> {
    return this.invoicing.invoice(cityId, input.month, actorId, report);
  }
}
