import { Module } from '@nestjs/common';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { ApproveClosingService } from './approve-closing.service.js';
import { ApproveClosingTask } from './approve-closing.task.js';
import { ClosingsController } from './closings.controller.js';
import { ClosingsService } from './closings.service.js';
import { ComputeClosingService } from './compute-closing.service.js';
import { MonthPaperService } from './month-paper.service.js';
import { MonthReportService } from './month-report.service.js';
import { MonthReportTask } from './month-report.task.js';
import { PrepareClosingService } from './prepare-closing.service.js';
import { PrepareClosingTask } from './prepare-closing.task.js';
import { ProveLedgerService } from './prove-ledger.service.js';
import { SplitService } from './split.service.js';

/** The month, frozen: prepared by one person, proved, approved by another. */
@Module({
  imports: [ProgrammesModule, TasksModule],
  controllers: [ClosingsController],
  providers: [
    ApproveClosingService,
    ApproveClosingTask,
    ClosingsService,
    ComputeClosingService,
    MonthPaperService,
    MonthReportService,
    MonthReportTask,
    PrepareClosingService,
    PrepareClosingTask,
    ProveLedgerService,
    SplitService,
  ],
  exports: [
    ApproveClosingService,
    ClosingsService,
    MonthPaperService,
    MonthReportService,
    PrepareClosingService,
    SplitService,
  ],
})
export class ClosingModule {}
