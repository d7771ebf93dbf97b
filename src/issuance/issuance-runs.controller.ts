import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { parseMonth } from '../domain/month.js';
import { SelfKeyed } from '../http/idempotency/self-keyed.decorator.js';
import { ApiPage, type Page, PageQuery } from '../http/paging.js';
import { type Preference, Prefers } from '../http/prefer.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import type { TaskView } from '../tasks/dto/task.view.js';
import { LongWork } from '../tasks/long-work.decorator.js';
import { LongWorkService } from '../tasks/long-work.service.js';
import { IssuanceRunView, IssuedMonthView, IssueMonthDto } from './dto/issuance-run.dto.js';
import { IssuanceRunsService } from './issuance-runs.service.js';
import { IssueMonthTask } from './issue-month.task.js';

@ApiTags('issuance')
@Controller('issuance-runs')
export class IssuanceRunsController {
  constructor(
    private readonly longWork: LongWorkService,
    private readonly issuing: IssueMonthTask,
    private readonly runs: IssuanceRunsService,
    private readonly programmes: ProgrammesService,
  ) {}

  /** Issues a month, and answers when it is done; meanwhile the run can be seen. Sent again, it issues nothing twice. */
  @Post()
  @SelfKeyed()
  @Allow('issuance.run')
  @LongWork()
  @ApiCreatedResponse({ type: IssuedMonthView })
  async issue(
    @Caller() caller: Caller,
    @Body() body: IssueMonthDto,
    @Prefers() preference: Preference,
  ): Promise<IssuedMonthView | TaskView> {
    const month = parseMonth(body.month);
    const programmeId = body.programmeId ?? (await this.programmes.mainProgramme(caller.cityId)).id;
    return this.longWork.answer(this.issuing, caller, preference, { programmeId, month });
  }

  /** The newest first. */
  @Get()
  @Allow('issuance.read')
  @ApiPage(IssuanceRunView)
  async list(@Caller() caller: Caller, @Query() query: PageQuery): Promise<Page<IssuanceRunView>> {
    const { items, nextCursor } = await this.runs.list(caller.cityId, query);
    return { items: items.map(IssuanceRunView.of), nextCursor };
  }

  @Get(':id')
  @Allow('issuance.read')
  @ApiOkResponse({ type: IssuanceRunView })
  async find(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<IssuanceRunView> {
    return IssuanceRunView.of(await this.runs.find(caller.cityId, id));
  }
}
