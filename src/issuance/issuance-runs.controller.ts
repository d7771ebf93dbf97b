import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { parseMonth } from '../domain/month.js';
import { SelfKeyed } from '../http/idempotency/self-keyed.decorator.js';
import type { Page } from '../http/paging.js';
import { type Preference, Prefers } from '../http/prefer.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { ApiList } from '../lists/api-list.js';
import type { ListFile } from '../lists/list-file.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import type { TaskView } from '../tasks/dto/task.view.js';
import { LongWork } from '../tasks/long-work.decorator.js';
import { LongWorkService } from '../tasks/long-work.service.js';
import { IssuancePreviewQuery, IssuancePreviewView } from './dto/issuance-preview.dto.js';
import { IssuanceRunRow, IssuanceRunView, IssuedMonthView, IssueMonthDto } from './dto/issuance-run.dto.js';
import { IssuanceRunsQuery } from './dto/issuance-runs.query.js';
import { IssuanceRunsService } from './issuance-runs.service.js';
import { IssueMonthTask } from './issue-month.task.js';
import { PreviewIssuanceService } from './preview-issuance.service.js';

@ApiTags('issuance')
@Controller('issuance-runs')
export class IssuanceRunsController {
  constructor(
    private readonly longWork: LongWorkService,
    private readonly issuing: IssueMonthTask,
    private readonly runs: IssuanceRunsService,
    private readonly programmes: ProgrammesService,
    private readonly previewing: PreviewIssuanceService,
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
    const programmeId = body.programmeId ?? (await this.mainProgramme(caller.cityId));
    return this.longWork.answer(this.issuing, caller, preference, { programmeId, month });
  }

  /** The newest first. */
  @Get()
  @Allow('issuance.read')
  @ApiList(IssuanceRunRow)
  list(@Caller() caller: Caller, @Query() query: IssuanceRunsQuery): Promise<Page<IssuanceRunRow> | ListFile> {
    return this.runs.list(caller.cityId, query).answer(query);
  }

  /** What issuing the month would do now: to how many, how much, and what is left of the budget. It changes nothing. */
  @Get('preview')
  @Allow('issuance.read')
  @ApiOkResponse({ type: IssuancePreviewView })
  async preview(
    @Caller() { cityId }: Caller,
    @Query() { month, programmeId }: IssuancePreviewQuery,
  ): Promise<IssuancePreviewView> {
    return this.previewing.preview(cityId, programmeId ?? (await this.mainProgramme(cityId)), parseMonth(month));
  }

  @Get(':id')
  @Allow('issuance.read')
  @ApiOkResponse({ type: IssuanceRunView })
  async find(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<IssuanceRunView> {
    return IssuanceRunView.of(await this.runs.find(caller.cityId, id));
  }

  private async mainProgramme(cityId: number): Promise<string> {
    return (await this.programmes.mainProgramme(cityId)).id;
  }
}
