import { Module } from '@nestjs/common';
import { PeopleModule } from '../../people/people.module.js';
import { SignInModule } from '../../people/sign-in.module.js';
import { ProgrammesModule } from '../../programmes/programmes.module.js';
import { EnrolmentsModule } from '../enrolments.module.js';
import { AcceptWelcomeService } from './accept-welcome.service.js';
import { WelcomeReachService } from './welcome-reach.service.js';
import { WelcomeController } from './welcome.controller.js';
import { WelcomeService } from './welcome.service.js';

/** How an employee comes from an enrolment to an account. */
@Module({
  imports: [PeopleModule, SignInModule, ProgrammesModule, EnrolmentsModule],
  controllers: [WelcomeController],
  providers: [AcceptWelcomeService, WelcomeReachService, WelcomeService],
  exports: [WelcomeService],
})
export class WelcomeModule {}
