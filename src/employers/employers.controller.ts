import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, type Page, PageQuery } from '../http/paging.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { Allow } from '../people/allow.decorator.js';
import { ReadsPersonal } from '../people/audit/reads-personal.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { scopeOf, withinScope } from '../people/scope.js';
import { EmployeeView, RegisteredEmployeesView, RegisterEmployeesDto } from './dto/employee.dto.js';
import { ChangeEmployerDto, CreateEmployerDto, EmployerView } from './dto/employer.dto.js';
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
  @ApiPage(EmployerView)
  async list(@Caller() caller: Caller, @Query() query: PageQuery): Promise<Page<EmployerView>> {
    const { items, nextCursor } = await this.employers.list(caller.cityId, query, scopeOf(caller).employerId);
    return { items: items.map(EmployerView.of), nextCursor };
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
  @ApiPage(EmployeeView)
  async listEmployees(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<Page<EmployeeView>> {
    withinScope(caller, { employerId: id });
    const { items, nextCursor } = await this.employers.employees(caller.cityId, id, query);
    return { items: items.map(EmployeeView.of), nextCursor };
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
