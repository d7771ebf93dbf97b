import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Month } from '../domain/month.js';
import type { ReportProgress } from '../tasks/progress.js';
import { ResultFile, type TaskKind, type Work } from '../tasks/task-kind.js';
import { TaskKinds } from '../tasks/task-kinds.js';
import type { MonthReport } from './dto/closing.js';
import { MonthPaperService } from './month-paper.service.js';
import { MonthReportService } from './month-report.service.js';
import { type FileFormat, fileOf } from './report-file.js';

export interface WantedReport {
  month: Month;
  format: 'json' | FileFormat;
}

/** The month report, as data or as a file. It changes nothing. */
@Injectable()
export class MonthReportTask implements TaskKind<WantedReport, MonthReport | ResultFile>, OnModuleInit {
  readonly name = 'month-report';
  readonly permission = 'closing.read';
  readonly atomic = false;

  constructor(
    private readonly kinds: TaskKinds,
    private readonly months: MonthReportService,
    private readonly papers: MonthPaperService,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  /** @throws DomainError not_in_cp932 */
  async run({ cityId, input }: Work<WantedReport>, report: ReportProgress): Promise<MonthReport | ResultFile> {
    const { month, format } = input;
    report('computing', 0, 2);
    if (format === 'json') return this.months.report(cityId, month);
    const paper = await this.papers.paper(cityId, month);
    report('printing', 1, 2);
    const { name, mediaType, bytes } = await fileOf(paper, format);
    return new ResultFile(name, mediaType, bytes);
  }
}
