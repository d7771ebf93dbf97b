import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ReportProgress } from '../tasks/progress.js';
import { ResultFile, type TaskKind, type Work } from '../tasks/task-kind.js';
import { TaskKinds } from '../tasks/task-kinds.js';
import { ExportPayoutsService } from './export-payouts.service.js';

/** The file for the bank (全銀協規定形式, 総合振込), the same to the byte each time. */
@Injectable()
export class ExportPayoutsTask implements TaskKind<{ batchId: string }, ResultFile>, OnModuleInit {
  readonly name = 'export-payouts';
  readonly permission = 'payouts.export';
  readonly atomic = true;

  constructor(
    private readonly kinds: TaskKinds,
    private readonly exporting: ExportPayoutsService,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  /**
   * @throws DomainError payout_batch_not_found, batch_not_approved, payout_file_differs, unwritable_name,
   *   city_details_missing
   */
  async run({ cityId, actorId, input }: Work<{ batchId: string }>, report: ReportProgress): Promise<ResultFile> {
    report('writing_file', 0, 1);
    const { name, file } = await this.exporting.export(cityId, input.batchId, actorId);
    report('writing_file', 1, 1);
    return new ResultFile(name, 'text/plain', file);
  }
}
