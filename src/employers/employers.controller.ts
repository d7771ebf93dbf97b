import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Page } from '../http/paging.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { ApiList } from '../lists/api-list.js';
import type { ListFile } from '../lists/list-file.js';
import { Allow } from '../people/allow.decorator.js';
import { ReadsPersonal } from '../people/audit/reads-personal.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { scopeOf, withinScope } from '../people/scope.js';
import { EmployeeView, RegisteredEmployeesView, RegisterEmployeesDto } from './dto/employee.dto.js';
import { ChangeEmployerDto, CreateEmployerDto, EmployerRow, EmployerView } from './dto/employer.dto.js';
import { EmployeesQuery, EmployersQuery } from './dto/employers.query.js';
import { EmployersService } from './employers.service.js';
import { RegisterEmployeesService } from './register-employees.service.js';
import { RegisterEmployersService } from './register-employers.service.js';
import { registeredId } from './row-outcome.js';

@ApiTags('employers')
@Controller('employers')
export class EmployersController {
  constructor(
    private readonly employers: EmployersService,
    private readonly registerEmployers: RegisterEmployersService,
    private readonly registerEmployees: RegisterEmployeesService,
  ) {}

  @Get()
  @Allow('employers.read')
  @ReadsPersonal('employers')
  @ApiList(EmployerRow)
  list(@Caller() caller: Caller, @Query() query: EmployersQuery): Promise<Page<EmployerRow> | ListFile> {
    return this.employers.list(caller.cityId, query, scopeOf(caller).employerId).answer(query);
  }

  @Post()
  @Allow('employers.write')
  @ApiCreatedResponse({ type: EmployerView })
  async create(@Caller() caller: Caller, @Body() body: CreateEmployerDto): Promise<EmployerView> {
    const id = registeredId(await this.registerEmployers.register(caller.cityId, [body]));
    return EmployerView.of(await this.employers.find(caller.cityId, id));
  }

  @Get(':id')
  @Allow('employers.read')
  @ReadsPersonal('employers')
  @ApiOkResponse({ type: EmployerView })
  async find(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<EmployerView> {
    withinScope(caller, { employerId: id });
    return EmployerView.of(await this.employers.find(caller.cityId, id));
  }

  @Patch(':id')
  @Allow('employers.write')
  @ApiOkResponse({ type: EmployerView })
  async change(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() body: ChangeEmployerDto,
  ): Promise<EmployerView> {
    return EmployerView.of(await this.employers.change(caller.cityId, id, body));
  }

  /** The people who work there now: parents and co-workers. */
  @Get(':id/employees')
  @Allow('employees.read')
  @ReadsPersonal('employees')
  @ApiList(EmployeeView)
  async listEmployees(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Query() query: EmployeesQuery,
  ): Promise<Page<EmployeeView> | ListFile> {
    withinScope(caller, { employerId: id });
    return (await this.employers.employees(caller.cityId, id, query)).answer(query);
  }

  /** Registers people who can be thanked. A refused one never harms its neighbours. */
  @Post(':id/employees')
  @HttpCode(200)
  @Allow('employees.write')
  @ApiOkResponse({ type: RegisteredEmployeesView })
  async addEmployees(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() body: RegisterEmployeesDto,
  ): Promise<RegisteredEmployeesView> {
    withinScope(caller, { employerId: id });
    await this.employers.find(caller.cityId, id);
    return { outcomes: await this.registerEmployees.register(caller.cityId, id, body.employees) };
  }
}
