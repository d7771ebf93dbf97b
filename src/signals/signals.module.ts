import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { LookForAbuseProcessor } from './look-for-abuse.processor.js';
import { LookForAbuseService } from './look-for-abuse.service.js';
import { PressureReportsController } from './pressure/pressure-reports.controller.js';
import { PressureReportsService } from './pressure/pressure-reports.service.js';
import { SignalSettingsService } from './signal-settings.service.js';
import { SignalsController } from './signals.controller.js';
import { SignalsService } from './signals.service.js';

/** Signs of abuse for the welfare section, and the quiet way to tell it of pressure. */
@Module({
  imports: [JobsModule, ProgrammesModule],
  controllers: [PressureReportsController, SignalsController],
  providers: [
    LookForAbuseProcessor,
    LookForAbuseService,
    PressureReportsService,
    SignalSettingsService,
    SignalsService,
  ],
  exports: [LookForAbuseService],
})
export class SignalsModule {}
