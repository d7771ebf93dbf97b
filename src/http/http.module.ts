import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { LoggerModule } from 'nestjs-pino';
import { Draining } from './draining.js';
import { DatabaseHealth } from './health/database.health.js';
import { DrainingHealth } from './health/draining.health.js';
import { HealthController } from './health/health.controller.js';
import { HttpSettings } from './http-settings.js';
import { AnsweredRequestsService } from './idempotency/answered-requests.service.js';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor.js';
import { LoadShed } from './load-shed/load-shed.js';
import { loggerOptions } from './logging.js';
import { Metrics } from './metrics/metrics.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { PoolMetrics } from './metrics/pool-metrics.js';
import { ShedMetrics } from './metrics/shed-metrics.js';
import { DocsController } from './openapi/docs.controller.js';
import { OpenApi } from './openapi/open-api.js';
import { ProblemFilter } from './problems/problem.filter.js';

/** What every controller stands on. */
@Global()
@Module({})
export class HttpModule {
  static with(settings: HttpSettings): DynamicModule {
    return {
      module: HttpModule,
      imports: [
        // No middleware for any route: `watchRequests` writes the line of a request.
        LoggerModule.forRoot({ pinoHttp: loggerOptions(settings.logLevel), forRoutes: [] }),
        TerminusModule.forRoot({ logger: false }),
      ],
      controllers: [HealthController, MetricsController, DocsController],
      providers: [
        { provide: HttpSettings, useValue: settings },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        AnsweredRequestsService,
        DatabaseHealth,
        Draining,
        DrainingHealth,
        LoadShed,
        Metrics,
        OpenApi,
        PoolMetrics,
        ShedMetrics,
      ],
      exports: [Draining, HttpSettings, LoadShed, Metrics, OpenApi],
    };
  }
}
