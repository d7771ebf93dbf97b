import { Module } from '@nestjs/common';
import { EmployersModule } from '../../employers/employers.module.js';
import { ProgrammesModule } from '../../programmes/programmes.module.js';
import { WelcomeModule } from '../welcome/welcome.module.js';
import { CorrectEmployeeService } from './correct-employee.service.js';
import { LeaveEmployerService } from './leave-employer.service.js';
import { StaffController } from './staff.controller.js';
import { StaffMemberService } from './staff-member.service.js';

/** The staff register of an employer after somebody stands in it. */
@Module({
  imports: [EmployersModule, ProgrammesModule, WelcomeModule],
  controllers: [StaffController],
  providers: [CorrectEmployeeService, LeaveEmployerService, StaffMemberService],
})
export class StaffModule {}
