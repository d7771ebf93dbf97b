import { Injectable } from '@nestjs/common';
import { HealthIndicatorService } from '@nestjs/terminus';
import { Draining } from '../draining.js';

/** The process has not been told to stop. */
@Injectable()
export class DrainingHealth {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly draining: Draining,
  ) {}

  check() {
    const indicator = this.indicators.check('process');
    return this.draining.announced ? indicator.down('stopping') : indicator.up();
  }
}
