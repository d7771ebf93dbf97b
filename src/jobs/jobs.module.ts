import { type DynamicModule, Global, Module } from '@nestjs/common';
import { JobHandlers } from './job-handlers.js';
import { JobSettings } from './job-settings.js';
import { JobWorker } from './job-worker.js';

/** What processors stand on. A job only says "look"; what is owed, the database says. */
@Global()
@Module({ providers: [JobHandlers], exports: [JobHandlers] })
export class JobsModule {
  static with(settings: JobSettings): DynamicModule {
    return { module: JobsModule, providers: [{ provide: JobSettings, useValue: settings }, JobWorker] };
  }
}
