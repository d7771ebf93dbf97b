import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Month } from '../domain/month.js';
import type { ReportProgress } from '../tasks/progress.js';
import type { TaskKind, Work } from '../tasks/task-kind.js';
import { TaskKinds } from '../tasks/task-kinds.js';
import type { MonthReport } from './dto/closing.js';
import { MonthReportService } from './month-report.service.js';
import { PrepareClosingService } from './prepare-closing.service.js';

/** Preparing a closing, which commits in steps and ends the same however often it is begun. */
@Injectable()
export class PrepareClosingTask implements TaskKind<{ month: Month }, MonthReport>, OnModuleInit {
  readonly name = 'prepare-closing';
  readonly permission = 'closing.prepare';
  readonly atomic = false;

  constructor(
    private readonly kinds: TaskKinds,
    private readonly preparing: PrepareClosingService,
    private readonly months: MonthReportService,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  /** @throws DomainError month_not_over, earlier_month_open */
  async run({ cityId, actorId, input }: Work<{ month: Month }>, report: ReportProgress): Promise<MonthReport> {
    await this.preparing.prepare(cityId, input.month, actorId, report);
    return this.months.report(cityId, input.month);
  }
}
