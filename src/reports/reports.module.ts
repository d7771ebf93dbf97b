import { Module } from '@nestjs/common';
import { ClosingModule } from '../closing/closing.module.js';
import { ListOperationsService } from './list-operations.service.js';
import { OperationsController } from './operations.controller.js';
import { SplitsController } from './splits.controller.js';
import { VerificationsController } from './verifications.controller.js';

/** What the city's finance section reads: the split, the operations behind it, and the proof of the ledger. */
@Module({
  imports: [ClosingModule],
  controllers: [SplitsController, OperationsController, VerificationsController],
  providers: [ListOperationsService],
})
export class ReportsModule {}
