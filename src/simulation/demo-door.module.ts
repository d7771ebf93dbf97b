import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { SignInModule } from '../people/sign-in.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { DemoDoorController } from './demo-door.controller.js';
import { DemoMonthService } from './demo-month.service.js';
import { DemoPathController } from './demo-path.controller.js';
import { DemoPeopleService } from './demo-people.service.js';

@Module({
  imports: [PeopleModule, ProgrammesModule, SignInModule],
  controllers: [DemoDoorController, DemoPathController],
  providers: [DemoMonthService, DemoPeopleService],
})
export class DemoDoorModule {}
