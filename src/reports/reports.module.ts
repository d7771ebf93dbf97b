import { Module } from '@nestjs/common';
import { ListOperationsService } from './list-operations.service.js';
import { OperationsController } from './operations.controller.js';
import { SplitService } from './split-month.service.js';
import { SplitsController } from './splits.controller.js';
import { VerificationsController } from './verifications.controller.js';

/** What the city's finance section reads: the split, the operations behind it, and the proof of the ledger. */
@Module({
  controllers: [SplitsController, OperationsController, VerificationsController],
  providers: [ListOperationsService, SplitService],
  exports: [SplitService],
})
export class ReportsModule {}
