import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Month } from '../domain/month.js';
import type { ReportProgress } from '../tasks/progress.js';
import type { TaskKind, Work } from '../tasks/task-kind.js';
import { TaskKinds } from '../tasks/task-kinds.js';
import { type MonthSettled, SettleMonthService } from './settle-month.service.js';

/** All settlements of a month, in one transaction. */
@Injectable()
export class SettleMonthTask implements TaskKind<{ month: Month }, MonthSettled>, OnModuleInit {
  readonly name = 'settle-month';
  readonly permission = 'settlements.make';
  readonly atomic = true;

  constructor(
    private readonly kinds: TaskKinds,
    private readonly settling: SettleMonthService,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  /** @throws DomainError closing_not_approved, city_details_missing */
  run({ cityId, input }: Work<{ month: Month }>, report: ReportProgress): Promise<MonthSettled> {
    return this.settling.settle(cityId, input.month, report);
  }
}
