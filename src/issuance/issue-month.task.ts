import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Month } from '../domain/month.js';
import type { ReportProgress } from '../tasks/progress.js';
import type { TaskKind, Work } from '../tasks/task-kind.js';
import { TaskKinds } from '../tasks/task-kinds.js';
import { IssueMonthService } from './issue-month.service.js';
import type { IssuedMonth } from './issued-month.js';

export interface WantedMonth {
  programmeId: string;
  month: Month;
}

/** A month's coupons, chunk by chunk. What a worker that was killed had issued, the next one counts as there already. */
@Injectable()
export class IssueMonthTask implements TaskKind<WantedMonth, IssuedMonth>, OnModuleInit {
  readonly name = 'issue-month';
  readonly permission = 'issuance.run';
  readonly atomic = false;

  constructor(
    private readonly kinds: TaskKinds,
    private readonly issuing: IssueMonthService,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  /**
   * @throws DomainError programme_not_found, before_programme, month_not_begun, catch_up_too_late, budget_passed,
   *   programme_is_issuing
   */
  run({ cityId, actorId, input }: Work<WantedMonth>, report: ReportProgress): Promise<IssuedMonth> {
    report('counting');
    return this.issuing.issue(cityId, input.programmeId, input.month, {
      actorId,
      onProgress: ({ issued, due }) => report('issuing', issued, due),
    });
  }
}
