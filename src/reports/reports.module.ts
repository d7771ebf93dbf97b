import { Module } from '@nestjs/common';
import { ClosingModule } from '../closing/closing.module.js';
import { EnrolmentsModule } from '../enrolments/enrolments.module.js';
import { SignInModule } from '../people/sign-in.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { BudgetService } from './budget.service.js';
import { FinanceReportsController } from './finance-reports.controller.js';
import { GrantPaperService } from './grant-paper.service.js';
import { GrantService } from './grant.service.js';
import { GrantsController } from './grants.controller.js';
import { JournalService } from './journal.service.js';
import { LedgerKpisService } from './ledger-kpis.service.js';
import { FindOperationService } from './find-operation.service.js';
import { ListOperationsService } from './list-operations.service.js';
import { OperationsController } from './operations.controller.js';
import { PartnerReportsController } from './partner-reports.controller.js';
import { PayrollService } from './payroll.service.js';
import { ReportEntriesService } from './report-entries.service.js';
import { SplitsController } from './splits.controller.js';
import { StatementService } from './statement.service.js';
import { ThanksCountsService } from './thanks-counts.service.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { TodayController } from './today/today.controller.js';
import { TodayService } from './today/today.service.js';
import { UnusedService } from './unused.service.js';
import { VerifyLedgerTask } from './verify-ledger.task.js';
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
  ThanksCountsService,
  UnusedService,
];

/** What is read from the ledger by whoever answers for the money, and the proof of the ledger. */
@Module({
  imports: [ClosingModule, EnrolmentsModule, ProgrammesModule, SignInModule, TasksModule],
  controllers: [
    SplitsController,
    FinanceReportsController,
    PartnerReportsController,
    GrantsController,
    OperationsController,
    TodayController,
    VerificationsController,
  ],
  providers: [TodayService, FindOperationService, ListOperationsService, VerifyLedgerTask, ...services],
  exports: services,
})
export class ReportsModule {}
