import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Page } from '../http/paging.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { ApiList } from '../lists/api-list.js';
import type { ListFile } from '../lists/list-file.js';
import { Allow } from '../people/allow.decorator.js';
import { ReadsPersonal } from '../people/audit/reads-personal.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { may } from '../people/policy.js';
import { scopeOf, withinScope } from '../people/scope.js';
import { invoiceNotFound } from './billing.errors.js';
import { InvoiceSummary, InvoiceView } from './dto/invoice.js';
import { InvoicesQuery } from './dto/invoices.query.js';
import { InvoicePaperService } from './invoice-paper.service.js';
import { InvoicesService } from './invoices.service.js';

/** The city sees all papers; an employer its own. */
@ApiTags('billing')
@Controller('invoices')
export class InvoicesController {
  constructor(
    private readonly invoices: InvoicesService,
    private readonly papers: InvoicePaperService,
  ) {}

  /** Invoices and credit notes, each kind by number. */
  @Get()
  @Allow('invoices.read')
  @ApiList(InvoiceSummary)
  list(@Caller() caller: Caller, @Query() query: InvoicesQuery): Promise<Page<InvoiceSummary> | ListFile> {
    return this.invoices.list(caller.cityId, query, scopeOf(caller).employerId).answer(query);
  }

  /** As it is sent to the employer. */
  @Get(':id.pdf')
  @Allow('invoices.read')
  @ReadsPersonal('employees')
  @Header('Content-Type', 'application/pdf')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async print(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<StreamableFile> {
    const { number, kind, employerId } = await this.invoices.find(caller.cityId, id);
    withinScope(caller, { employerId }, invoiceNotFound);
    return new StreamableFile(await this.papers.print(caller.cityId, id), {
      type: 'application/pdf',
      disposition: `inline; filename="${kind}-${number}.pdf"`,
    });
  }

  @Get(':id')
  @Allow('invoices.read')
  @ReadsPersonal('employees')
  @ApiOkResponse({ type: InvoiceView })
  async find(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<InvoiceView> {
    const invoice = await this.invoices.find(caller.cityId, id);
    withinScope(caller, { employerId: invoice.employerId }, invoiceNotFound);
    if (may(caller.role, 'receipts.read')) return invoice;
    // What was undone was somebody else's payment, and why is the city's own affair.
    return { ...invoice, matches: invoice.matches.filter(({ undoneAt }) => undoneAt === null) };
  }
}
