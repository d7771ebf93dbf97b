import { Module } from '@nestjs/common';
import { ClosingModule } from '../closing/closing.module.js';
import { MerchantsModule } from '../merchants/merchants.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { ApprovePayoutsService } from './approve-payouts.service.js';
import { ExpectedPayoutsController } from './expected-payouts.controller.js';
import { ExpectedPayoutsService } from './expected-payouts.service.js';
import { ExportPayoutsService } from './export-payouts.service.js';
import { ExportPayoutsTask } from './export-payouts.task.js';
import { PayoutHoldsController } from './holds/payout-holds.controller.js';
import { PayoutHoldsService } from './holds/payout-holds.service.js';
import { PayoutBatchesController } from './payout-batches.controller.js';
import { PayoutBatchesService } from './payout-batches.service.js';
import { PayoutFileService } from './payout-file.service.js';
import { PreparePayoutsService } from './prepare-payouts.service.js';
import { PreparePayoutsTask } from './prepare-payouts.task.js';
import { RecordResultsService } from './record-results.service.js';
import { SettleMonthService } from './settle-month.service.js';
import { SettleMonthTask } from './settle-month.task.js';
import { SettlementsController } from './settlements.controller.js';
import { SettlementsService } from './settlements.service.js';
import { StatementService } from './statement.service.js';
import { WithdrawPayoutsService } from './withdraw-payouts.service.js';

const services = [
  ApprovePayoutsService,
  ExpectedPayoutsService,
  ExportPayoutsService,
  PayoutBatchesService,
  PayoutHoldsService,
  PreparePayoutsService,
  RecordResultsService,
  SettleMonthService,
  SettlementsService,
  StatementService,
  WithdrawPayoutsService,
];

/** What merchants are owed for a month, and the bank transfers that pay it. */
@Module({
  imports: [ClosingModule, MerchantsModule, ProgrammesModule, TasksModule],
  controllers: [ExpectedPayoutsController, PayoutBatchesController, PayoutHoldsController, SettlementsController],
  providers: [...services, ExportPayoutsTask, PayoutFileService, PreparePayoutsTask, SettleMonthTask],
  exports: services,
})
export class PayoutsModule {}
