import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { SignInModule } from '../people/sign-in.module.js';
import { DemoDoorController } from './demo-door.controller.js';
import { DemoPeopleService } from './demo-people.service.js';

@Module({
  imports: [PeopleModule, SignInModule],
  controllers: [DemoDoorController],
  providers: [DemoPeopleService],
})
export class DemoDoorModule {}
