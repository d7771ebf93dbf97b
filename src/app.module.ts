import { type DynamicModule, Module } from '@nestjs/common';
import { BillingModule } from './billing/billing.module.js';
import { CertificationModule } from './certification/certification.module.js';
import { FirstCityModule } from './certification/first-city/first-city.module.js';
import { ClosingModule } from './closing/closing.module.js';
import { DatabaseModule } from './database/database.module.js';
import type { ReplicaSettings } from './database/replica/replica-settings.js';
import { EmployersModule } from './employers/employers.module.js';
import { EnrolmentsModule } from './enrolments/enrolments.module.js';
import { StaffModule } from './enrolments/staff/staff.module.js';
import { WelcomeModule } from './enrolments/welcome/welcome.module.js';
import type { HttpSettings } from './http/http-settings.js';
import { HttpModule } from './http/http.module.js';
import { IssuanceModule } from './issuance/issuance.module.js';
import type { JobSettings } from './jobs/job-settings.js';
import { JobsModule } from './jobs/jobs.module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { MailModule } from './mail/mail.module.js';
import { MailSettings } from './mail/mail-settings.js';
import { MerchantsModule } from './merchants/merchants.module.js';
import { MonitoringModule } from './monitoring/monitoring.module.js';
import { MonitoringSettings } from './monitoring/monitoring-settings.js';
import { NoticesModule } from './notices/notices.module.js';
import { PayoutsModule } from './payouts/payouts.module.js';
import { AuditModule } from './people/audit/audit.module.js';
import { OidcModule } from './people/oidc/oidc.module.js';
import { PasskeysModule } from './people/passkeys/passkeys.module.js';
import { PeopleModule } from './people/people.module.js';
import { SignInModule } from './people/sign-in.module.js';
import { PrivacyModule } from './privacy/privacy.module.js';
import { ProgrammesModule } from './programmes/programmes.module.js';
import { RedemptionsModule } from './redemptions/redemptions.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { DemoDoorModule } from './simulation/demo-door.module.js';
import { SignalsModule } from './signals/signals.module.js';
import { SimulationModule } from './simulation/simulation.module.js';
import { TasksModule } from './tasks/tasks.module.js';
import { WalletsModule } from './wallets/wallets.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

export interface ProgramSettings {
  /** Connection string of the application's role. */
  appUrl: string;
  /** Most connections that this process opens for its requests. */
  poolSize: number;
  /** A hot standby for reports; without one they are read where everything is. */
  replica?: ReplicaSettings;
  http: HttpSettings;
  jobs: JobSettings;
  /** By the environment, where nothing is said. */
  mail?: MailSettings;
}

/** The only place where everything meets: the service, the worker and the command line are this module. */
@Module({})
export class AppModule {
  static with({ appUrl, poolSize, replica, http, jobs, mail = new MailSettings() }: ProgramSettings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.forUrl({ appUrl, poolSize, replica }),
        AuditModule,
        HttpModule.with(http),
        JobsModule.with(jobs),
        MailModule.with(mail),
        LedgerModule,
        PeopleModule,
        SignInModule,
        PasskeysModule,
        OidcModule,
        TasksModule.with(jobs),
        ProgrammesModule,
        EmployersModule,
        MerchantsModule,
        CertificationModule,
        FirstCityModule,
        EnrolmentsModule,
        WelcomeModule,
        StaffModule,
        IssuanceModule,
        WalletsModule,
        RedemptionsModule,
        WebhooksModule,
        ClosingModule,
        BillingModule,
        PayoutsModule,
        ReportsModule,
        NoticesModule,
        PrivacyModule,
        SignalsModule,
        MonitoringModule.with(new MonitoringSettings(appUrl, jobs.work)),
        SimulationModule,
        DemoDoorModule,
      ],
    };
  }
}
