import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Month } from '../domain/month.js';
import type { ReportProgress } from '../tasks/progress.js';
import type { TaskKind, Work } from '../tasks/task-kind.js';
import { TaskKinds } from '../tasks/task-kinds.js';
import { ApproveClosingService } from './approve-closing.service.js';
import type { MonthReport } from './dto/closing.js';
import { MonthReportService } from './month-report.service.js';

/** Whose approval it is belongs to what is asked for: the same of another person is another one. */
export interface WantedApproval {
  month: Month;
  approver: string;
}

/** Approving a closing, with the proof of the whole ledger before it. Approved again, it changes nothing. */
@Injectable()
export class ApproveClosingTask implements TaskKind<WantedApproval, MonthReport>, OnModuleInit {
  readonly name = 'approve-closing';
  readonly permission = 'closing.approve';
  readonly atomic = false;

  constructor(
    private readonly kinds: TaskKinds,
    private readonly approving: ApproveClosingService,
    private readonly months: MonthReportService,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  /**
   * @throws DomainError closing_not_found, closing_not_prepared, same_person, earlier_closing_not_approved,
   *   closing_identity_broken
   */
  async run({ cityId, input }: Work<WantedApproval>, report: ReportProgress): Promise<MonthReport> {
    await this.approving.approve(cityId, input.month, input.approver, report);
    return this.months.report(cityId, input.month);
  }
}
