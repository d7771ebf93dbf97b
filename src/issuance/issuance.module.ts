import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CertificationModule } from '../certification/certification.module.js';
import { ExpireCertificationsService } from '../certification/expire-certifications.service.js';
import { EndAgedService } from '../enrolments/end-aged.service.js';
import { EnrolmentsModule } from '../enrolments/enrolments.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { AdvanceClockService } from './advance-clock.service.js';
import { ClockController } from './clock.controller.js';
import { CorrectAndRecallService } from './correct-and-recall.service.js';
import { CorrectionsController } from './corrections.controller.js';
import { DayWorks } from './day-works.js';
import { IssuanceRun } from './issuance-run.entity.js';
import { IssuanceRunsController } from './issuance-runs.controller.js';
import { IssuanceRunsService } from './issuance-runs.service.js';
import { IssueChunksService } from './issue-chunks.service.js';
import { IssueMonthService } from './issue-month.service.js';
import { IssueMonthTask } from './issue-month.task.js';
import { LapseProcessor } from './lapse.processor.js';
import { LapseService } from './lapse.service.js';
import { OverIssuedService } from './over-issued.service.js';
import { PreviewIssuanceService } from './preview-issuance.service.js';
import { RecallService } from './recall.service.js';
import { RecallsController } from './recalls.controller.js';
import { RunIssuanceService } from './run-issuance.service.js';
import { ScheduleIssuanceProcessor } from './schedule-issuance.processor.js';
import { ScheduleIssuanceService } from './schedule-issuance.service.js';

/** Coupons come to be, month by month; lapse; are recalled. And the clock of a rehearsal moves. */
@Module({
  imports: [
    ProgrammesModule,
    CertificationModule,
    EnrolmentsModule,
    JobsModule,
    TasksModule,
    TypeOrmModule.forFeature([IssuanceRun]),
  ],
  controllers: [ClockController, CorrectionsController, IssuanceRunsController, RecallsController],
  providers: [
    AdvanceClockService,
    CorrectAndRecallService,
    DayWorks,
    IssuanceRunsService,
    IssueChunksService,
    IssueMonthService,
    IssueMonthTask,
    LapseProcessor,
    LapseService,
    OverIssuedService,
    PreviewIssuanceService,
    RecallService,
    RunIssuanceService,
    ScheduleIssuanceProcessor,
    ScheduleIssuanceService,
  ],
  exports: [
    AdvanceClockService,
    CorrectAndRecallService,
    DayWorks,
    IssueMonthService,
    LapseService,
    OverIssuedService,
    RecallService,
    ScheduleIssuanceService,
  ],
})
export class IssuanceModule implements OnModuleInit {
  constructor(
    private readonly dayWorks: DayWorks,
    private readonly expireCertifications: ExpireCertificationsService,
    private readonly endAged: EndAgedService,
  ) {}

  onModuleInit(): void {
    this.dayWorks.register({
      nextDue: (cityId, after, through) => this.expireCertifications.nextDue(cityId, after, through),
      doDue: async (cityId) => void (await this.expireCertifications.expire(cityId)),
    });
    // It changes no coupon on any day, so no clock has to stop for it.
    this.dayWorks.register({
      nextDue: async () => null,
      doDue: async (cityId) => void (await this.endAged.endAged(cityId)),
    });
  }
}
