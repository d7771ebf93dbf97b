import { type DynamicModule, Global, Module } from '@nestjs/common';
import { JobHandlers } from './job-handlers.js';
import { JobMetrics } from './job-metrics.js';
import { JobRounds } from './job-rounds.js';
import { JobSettings } from './job-settings.js';
import { JobWorker } from './job-worker.js';

/** Who does the jobs. A module of its own: with settings JobsModule would be a second one, with handlers of its own. */
@Module({})
class JobWorkerModule {}

/** What processors stand on. A job only says "look"; what is owed, the database says. */
@Global()
@Module({ providers: [JobHandlers], exports: [JobHandlers] })
export class JobsModule {
  static with(settings: JobSettings): DynamicModule {
    const providers = [{ provide: JobSettings, useValue: settings }, JobMetrics, JobRounds, JobWorker];
    return { module: JobWorkerModule, imports: [JobsModule], providers };
  }
}
