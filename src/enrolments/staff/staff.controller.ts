import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { toDateIso } from '../../domain/date.js';
import { UuidPipe } from '../../http/uuid.pipe.js';
import { Allow } from '../../people/allow.decorator.js';
import { ReadsPersonal } from '../../people/audit/reads-personal.decorator.js';
import { Caller } from '../../people/caller.decorator.js';
import { withinScope } from '../../people/scope.js';
import { CorrectEmployeeService } from './correct-employee.service.js';
import { LeaveEmployerService } from './leave-employer.service.js';
import { CorrectEmployeeDto, LeaveEmployerDto, StaffMemberView } from './staff.dto.js';
import { StaffMemberService } from './staff-member.service.js';

/** What changes with somebody whom an employer has registered. */
@ApiTags('employers')
@Controller('employers/:id/employees/:employeeId')
export class StaffController {
  constructor(
    private readonly members: StaffMemberService,
    private readonly correcting: CorrectEmployeeService,
    private readonly leaving: LeaveEmployerService,
  ) {}

  @Get()
  @Allow('employees.read')
  @ReadsPersonal('employees')
  @ApiOkResponse({ type: StaffMemberView })
  find(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Param('employeeId', UuidPipe) employeeId: string,
  ): Promise<StaffMemberView> {
    withinScope(caller, { employerId: id });
    return this.members.find(caller.cityId, id, employeeId);
  }

  /** What was written down wrongly. */
  @Patch()
  @HttpCode(204)
  @Allow('employees.write')
  @ApiNoContentResponse()
  correct(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Param('employeeId', UuidPipe) employeeId: string,
    @Body() body: CorrectEmployeeDto,
  ): Promise<void> {
    withinScope(caller, { employerId: id });
    return this.correcting.correct(caller.cityId, id, employeeId, body);
  }

  /** Left the employer. Of an enrolled parent the enrolment ends instead. */
  @Post('leave')
  @HttpCode(204)
  @Allow('employees.write')
  @ApiNoContentResponse()
  leave(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Param('employeeId', UuidPipe) employeeId: string,
    @Body() { lastOn }: LeaveEmployerDto,
  ): Promise<void> {
    withinScope(caller, { employerId: id });
    return this.leaving.leave(caller.cityId, id, employeeId, toDateIso(lastOn));
  }
}
