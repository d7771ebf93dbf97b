import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HealthCheck, HealthCheckService } from '@nestjs/terminus';
import { Public } from '../public.decorator.js';
import { DatabaseHealth } from './database.health.js';
import { DrainingHealth } from './draining.health.js';

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly database: DatabaseHealth,
    private readonly draining: DrainingHealth,
  ) {}

  /** The process runs; it says nothing of what it depends on, so that a database away restarts nobody. */
  @Get('live')
  @Public()
  live() {
    return { status: 'ok' };
  }

  /** Requests can be served: the database is there and migrated, and the process has not been told to stop. */
  @Get('ready')
  @Public()
  @HealthCheck()
  ready() {
    return this.health.check([() => this.draining.check(), () => this.database.check()]);
  }
}
