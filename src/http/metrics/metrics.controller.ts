import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, ForbiddenException, Get, Header, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { HttpSettings } from '../http-settings.js';
import { Public } from '../public.decorator.js';
import type { HttpRequest } from '../request.js';
import { Metrics } from './metrics.js';
import { metricsOfAll } from './metrics-of-all.js';

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** For Prometheus: from this very machine, or with SANKYU_METRICS_TOKEN as the bearer. */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly settings: HttpSettings,
  ) {}

  @Get()
  @Public()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  read(@Req() request: HttpRequest): Promise<string> {
    if (!this.mayRead(request)) throw new ForbiddenException();
    return metricsOfAll(this.metrics.registry);
  }

  private mayRead(request: HttpRequest): boolean {
    const { metricsToken } = this.settings;
    if (metricsToken !== undefined) {
      return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${metricsToken}`));
    }
    // Behind a proxy on this machine everybody seems to come from it, so what was passed on does not count as local.
    const passedOn = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
    return !passedOn && LOOPBACK.test(request.ip);
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
