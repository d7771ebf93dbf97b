import { Body, Controller, Get, Param, ParseIntPipe, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { parseMonth } from '../domain/month.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { BudgetsService } from './budgets.service.js';
import { CreateProgrammeService } from './create-programme.service.js';
import { BudgetView, SetBudgetDto } from './dto/budget.dto.js';
import { CreateProgrammeDto, ProgrammeView } from './dto/programme.dto.js';
import { ChangeRulesDto, RulesView } from './dto/rules.dto.js';
import { ProgrammesService } from './programmes.service.js';
import { RulesService } from './rules.service.js';

@ApiTags('programmes')
@Controller('programmes')
export class ProgrammesController {
  constructor(
    private readonly programmes: ProgrammesService,
    private readonly createProgramme: CreateProgrammeService,
    private readonly rules: RulesService,
    private readonly budgets: BudgetsService,
  ) {}

  @Get()
  @Allow('programmes.read')
  @ApiOkResponse({ type: [ProgrammeView] })
  async list(@Caller() caller: Caller): Promise<ProgrammeView[]> {
    return (await this.programmes.list(caller.cityId)).map(ProgrammeView.of);
  }

  @Post()
  @Allow('programmes.write')
  @ApiCreatedResponse({ type: ProgrammeView })
  async create(@Caller() caller: Caller, @Body() body: CreateProgrammeDto): Promise<ProgrammeView> {
    const startsMonth = parseMonth(body.startsMonth);
    return ProgrammeView.of(await this.createProgramme.create(caller.cityId, { ...body, startsMonth }));
  }

  @Get(':id')
  @Allow('programmes.read')
  @ApiOkResponse({ type: ProgrammeView })
  async find(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<ProgrammeView> {
    return ProgrammeView.of(await this.programmes.find(caller.cityId, id));
  }

  /** All rules that were ever set, with the month from which each holds. */
  @Get(':id/rules')
  @Allow('programmes.read')
  @ApiOkResponse({ type: [RulesView] })
  async listRules(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<RulesView[]> {
    await this.programmes.find(caller.cityId, id);
    return (await this.rules.list(caller.cityId, id)).map(RulesView.of);
  }

  /** Changes the rules from a month on that is not past and not issued yet; what is not mentioned stays. */
  @Post(':id/rules')
  @Allow('programmes.write')
  @ApiCreatedResponse({ type: RulesView })
  async changeRules(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() { effectiveMonth, ...changes }: ChangeRulesDto,
  ): Promise<RulesView> {
    return RulesView.of(await this.rules.change(caller.cityId, id, parseMonth(effectiveMonth), changes));
  }

  @Get(':id/budgets')
  @Allow('budgets.read')
  @ApiOkResponse({ type: [BudgetView] })
  async listBudgets(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<BudgetView[]> {
    return (await this.budgets.list(caller.cityId, id)).map(BudgetView.of);
  }

  @Put(':id/budgets/:fiscalYear')
  @Allow('budgets.write')
  @ApiOkResponse({ type: BudgetView })
  async setBudget(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Param('fiscalYear', ParseIntPipe) fiscalYear: number,
    @Body() body: SetBudgetDto,
  ): Promise<BudgetView> {
    return BudgetView.of(await this.budgets.set(caller.cityId, id, fiscalYear, body.budgetYen));
  }
}
