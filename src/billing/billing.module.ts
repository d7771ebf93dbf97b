import { Module } from '@nestjs/common';
import { ClosingModule } from '../closing/closing.module.js';
import { EmployersModule } from '../employers/employers.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { ArrearsController } from './arrears.controller.js';
import { ArrearsService } from './arrears.service.js';
import { CountCreditsService } from './count-credits.service.js';
import { DuesController } from './dues.controller.js';
import { DuesService } from './dues.service.js';
import { InvoiceMonthService } from './invoice-month.service.js';
import { InvoiceMonthTask } from './invoice-month.task.js';
import { InvoicePaperService } from './invoice-paper.service.js';
import { InvoiceRunsController } from './invoice-runs.controller.js';
import { InvoicesController } from './invoices.controller.js';
import { InvoicesService } from './invoices.service.js';
import { BankStatementsController } from './receipts/bank-statements.controller.js';
import { ChangeMatchService } from './receipts/change-match.service.js';
import { ImportStatementService } from './receipts/import-statement.service.js';
import { ImportStatementTask } from './receipts/import-statement.task.js';
import { MatchReceiptsService } from './receipts/match-receipts.service.js';
import { MatchesController } from './receipts/matches.controller.js';
import { PreviewStatementService } from './receipts/preview-statement.service.js';
import { ReceiptsController } from './receipts/receipts.controller.js';
import { ReceiptsService } from './receipts/receipts.service.js';
import { SuggestInvoicesService } from './receipts/suggest-invoices.service.js';
import { VirtualAccountsController } from './virtual-accounts.controller.js';
import { VirtualAccountsService } from './virtual-accounts.service.js';

const services = [
  ArrearsService,
  ChangeMatchService,
  ImportStatementService,
  InvoiceMonthService,
  InvoicePaperService,
  InvoicesService,
  MatchReceiptsService,
  ReceiptsService,
];

/** What employers owe for closed months, and what the bank shows that they paid. */
@Module({
  imports: [ClosingModule, EmployersModule, ProgrammesModule, TasksModule],
  controllers: [
    ArrearsController,
    BankStatementsController,
    DuesController,
    InvoiceRunsController,
    InvoicesController,
    MatchesController,
    ReceiptsController,
    VirtualAccountsController,
  ],
  providers: [
    ...services,
    CountCreditsService,
    DuesService,
    ImportStatementTask,
    InvoiceMonthTask,
    PreviewStatementService,
    SuggestInvoicesService,
    VirtualAccountsService,
  ],
  exports: services,
})
export class BillingModule {}
