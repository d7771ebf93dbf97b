import { Module } from '@nestjs/common';
import { ClosingModule } from '../closing/closing.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { BudgetService } from './budget.service.js';
import { FinanceReportsController } from './finance-reports.controller.js';
import { GrantPaperService } from './grant-paper.service.js';
import { GrantService } from './grant.service.js';
import { GrantsController } from './grants.controller.js';
import { JournalService } from './journal.service.js';
import { LedgerKpisService } from './ledger-kpis.service.js';
import { ListOperationsService } from './list-operations.service.js';
import { OperationsController } from './operations.controller.js';
import { PartnerReportsController } from './partner-reports.controller.js';
import { PayrollService } from './payroll.service.js';
import { ReportEntriesService } from './report-entries.service.js';
import { SplitsController } from './splits.controller.js';
import { StatementService } from './statement.service.js';
import { UnusedService } from './unused.service.js';
import { VerificationsController } from './verifications.controller.js';

const services = [
  BudgetService,
  GrantPaperService,
  GrantService,
  JournalService,
  LedgerKpisService,
  PayrollService,
  ReportEntriesService,
  StatementService,
  UnusedService,
];

/** What is read from the ledger by whoever answers for the money, and the proof of the ledger. */
@Module({
  imports: [ClosingModule, ProgrammesModule],
  controllers: [
    SplitsController,
    FinanceReportsController,
    PartnerReportsController,
    GrantsController,
    OperationsController,
    VerificationsController,
  ],
  providers: [ListOperationsService, ...services],
  exports: services,
})
export class ReportsModule {}
