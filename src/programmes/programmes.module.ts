import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LedgerModule } from '../ledger/ledger.module.js';
import { BudgetsService } from './budgets.service.js';
import { CitiesService } from './cities.service.js';
import { CityClockService } from './city-clock.service.js';
import { CityController } from './city.controller.js';
import { CityDetailsController } from './city-details.controller.js';
import { StoredCityDetails } from './city-details.entity.js';
import { CityDetailsService } from './city-details.service.js';
import { City } from './city.entity.js';
import { CreateCityService } from './create-city.service.js';
import { CreateProgrammeService } from './create-programme.service.js';
import { Municipality } from './municipality.entity.js';
import { ProgrammeBudget } from './programme-budget.entity.js';
import { ProgrammeLockService } from './programme-lock.service.js';
import { ProgrammeRules } from './programme-rules.entity.js';
import { Programme } from './programme.entity.js';
import { ProgrammesController } from './programmes.controller.js';
import { ProgrammesService } from './programmes.service.js';
import { RulesService } from './rules.service.js';

const services = [
  BudgetsService,
  CitiesService,
  CityClockService,
  CityDetailsService,
  CreateCityService,
  CreateProgrammeService,
  ProgrammeLockService,
  ProgrammesService,
  RulesService,
];

/** Cities, their municipalities and clocks, and the programmes with rules and budgets. */
@Module({
  imports: [
    LedgerModule,
    TypeOrmModule.forFeature([City, StoredCityDetails, Municipality, Programme, ProgrammeRules, ProgrammeBudget]),
  ],
  controllers: [CityController, CityDetailsController, ProgrammesController],
  providers: services,
  exports: services,
})
export class ProgrammesModule {}
