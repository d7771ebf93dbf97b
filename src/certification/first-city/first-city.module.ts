import { Module } from '@nestjs/common';
import { PeopleModule } from '../../people/people.module.js';
import { SignInModule } from '../../people/sign-in.module.js';
import { ProgrammesModule } from '../../programmes/programmes.module.js';
import { CertificationModule } from '../certification.module.js';
import { FirstCityController } from './first-city.controller.js';
import { FirstCityService } from './first-city.service.js';

/** From an empty database to the first administrator of the first city. */
@Module({
  imports: [PeopleModule, SignInModule, ProgrammesModule, CertificationModule],
  controllers: [FirstCityController],
  providers: [FirstCityService],
})
export class FirstCityModule {}
