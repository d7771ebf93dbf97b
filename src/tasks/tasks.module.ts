import { type DynamicModule, Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { JobSettings } from '../jobs/job-settings.js';
import { AskTaskService } from './ask-task.service.js';
import { ClaimTaskService } from './claim-task.service.js';
import { DoTaskService } from './do-task.service.js';
import { EndTaskService } from './end-task.service.js';
import { LongWorkService } from './long-work.service.js';
import { TaskChanges } from './task-changes.js';
import { TaskEventsService } from './task-events.service.js';
import { TaskKinds } from './task-kinds.js';
import { TaskMetrics } from './task-metrics.js';
import { TaskWorker } from './task-worker.js';
import { TasksController } from './tasks.controller.js';
import { TasksService } from './tasks.service.js';

/** Who does the tasks. A module of its own, as with JobsModule. */
@Module({})
class TaskWorkerModule {}

/** Long work that somebody asks for and watches. The folders whose work it is register it here. */
@Module({
  controllers: [TasksController],
  providers: [
    AskTaskService,
    ClaimTaskService,
    DoTaskService,
    EndTaskService,
    LongWorkService,
    TaskChanges,
    TaskEventsService,
    TaskKinds,
    TaskMetrics,
    TasksService,
  ],
  exports: [DoTaskService, LongWorkService, TaskChanges, TaskKinds],
})
export class TasksModule {
  static with(settings: JobSettings): DynamicModule {
    const providers = [{ provide: JobSettings, useValue: settings }, TaskWorker];
    return { module: TaskWorkerModule, imports: [JobsModule, TasksModule], providers };
  }
}
