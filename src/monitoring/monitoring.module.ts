import { type DynamicModule, Module } from '@nestjs/common';
import { RedemptionsModule } from '../redemptions/redemptions.module.js';
import { DatabaseFiguresService } from './database-figures.service.js';
import { DiskMetrics } from './disk-metrics.js';
import { FigureMetrics } from './figure-metrics.js';
import { LedgerMetrics } from './ledger-metrics.js';
import { MonitoringSettings } from './monitoring-settings.js';

/** What whoever is on call reads off /metrics, beside what each folder says of its own work. */
@Module({})
export class MonitoringModule {
  static with(settings: MonitoringSettings): DynamicModule {
    return {
      module: MonitoringModule,
      imports: [RedemptionsModule],
      providers: [
        { provide: MonitoringSettings, useValue: settings },
        DatabaseFiguresService,
        DiskMetrics,
        FigureMetrics,
        LedgerMetrics,
      ],
    };
  }
}
