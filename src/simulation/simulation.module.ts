import { Module } from '@nestjs/common';
import { CertificationModule } from '../certification/certification.module.js';
import { EmployersModule } from '../employers/employers.module.js';
import { EnrolmentsModule } from '../enrolments/enrolments.module.js';
import { IssuanceModule } from '../issuance/issuance.module.js';
import { PeopleModule } from '../people/people.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { WalletsModule } from '../wallets/wallets.module.js';
import { DemoCityService } from './demo-city.service.js';
import { HireCoworkersService } from './hire-coworkers.service.js';
import { LiveMonthService } from './live-month.service.js';
import { LivedDaysService } from './lived-days.service.js';
import { LoadCastService } from './load-cast.service.js';
import { MakeDemoTokensService } from './make-demo-tokens.service.js';
import { PlayGiftsService } from './play-gifts.service.js';
import { PlayPurchasesService } from './play-purchases.service.js';
import { PlayRecallsService } from './play-recalls.service.js';
import { SimulateService } from './simulate.service.js';
import { TotalsService } from './totals.service.js';
import { TurnoverService } from './turnover.service.js';

/** Rehearsal cities come to life: for training, for showing, and for proving that the book stays exact. */
@Module({
  imports: [
    CertificationModule,
    EmployersModule,
    EnrolmentsModule,
    IssuanceModule,
    PeopleModule,
    ProgrammesModule,
    WalletsModule,
  ],
  providers: [
    DemoCityService,
    HireCoworkersService,
    LiveMonthService,
    LivedDaysService,
    LoadCastService,
    MakeDemoTokensService,
    PlayGiftsService,
    PlayPurchasesService,
    PlayRecallsService,
    SimulateService,
    TotalsService,
    TurnoverService,
  ],
  exports: [DemoCityService, SimulateService],
})
export class SimulationModule {}
