import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DateIso } from '../domain/date.js';
import type { ReportProgress } from '../tasks/progress.js';
import type { TaskKind, Work } from '../tasks/task-kind.js';
import { TaskKinds } from '../tasks/task-kinds.js';
import type { PreparedPayoutsView } from './dto/payout.dto.js';
import { PayoutBatchesService } from './payout-batches.service.js';
import { PreparePayoutsService } from './prepare-payouts.service.js';

/** A batch of everything that waits to be paid, in one transaction. */
@Injectable()
export class PreparePayoutsTask implements TaskKind<{ payOn?: DateIso }, PreparedPayoutsView>, OnModuleInit {
  readonly name = 'prepare-payouts';
  readonly permission = 'payouts.prepare';
  readonly atomic = true;

  constructor(
    private readonly kinds: TaskKinds,
    private readonly preparing: PreparePayoutsService,
    private readonly batches: PayoutBatchesService,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  /** @throws DomainError nothing_to_pay, bad_pay_day, city_details_missing */
  async run(work: Work<{ payOn?: DateIso }>, report: ReportProgress): Promise<PreparedPayoutsView> {
    const { cityId, actorId, input } = work;
    const { batchId, held } = await this.preparing.prepare(cityId, actorId, input.payOn, report);
    const batch = await this.batches.get(cityId, batchId);
    return { ...batch, payouts: await this.batches.payouts(cityId, batchId), held };
  }
}
