import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Page } from '../http/paging.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { ApiList } from '../lists/api-list.js';
import type { ListFile } from '../lists/list-file.js';
import { Allow } from '../people/allow.decorator.js';
import { ReadsPersonal } from '../people/audit/reads-personal.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { scopeOf, withinScope } from '../people/scope.js';
import { enrolmentNotFound } from './enrolment.errors.js';
import { ApplyOneService } from './apply-one.service.js';
import { ApplyDto, EnrolmentEventView, EnrolmentRow, EnrolmentView } from './dto/enrolment.dto.js';
import { EnrolmentCostView } from './dto/enrolment-cost.dto.js';
import { EnrolmentsQuery } from './dto/enrolments.query.js';
import { DifferentChildrenDto, LikelyDoubleView } from './dto/likely-double.dto.js';
import { EnrolmentCostService } from './enrolment-cost.service.js';
import type { Enrolment } from './enrolment.entity.js';
import { FindEnrolmentService } from './find-enrolment.service.js';
import { LikelyDoublesService } from './likely-doubles.service.js';
import { ListEnrolmentsService } from './list-enrolments.service.js';

@ApiTags('enrolments')
@Controller('enrolments')
export class EnrolmentsController {
  constructor(
    private readonly applyOne: ApplyOneService,
    private readonly enrolments: FindEnrolmentService,
    private readonly enrolmentList: ListEnrolmentsService,
    private readonly doubles: LikelyDoublesService,
    private readonly costs: EnrolmentCostService,
  ) {}

  @Get()
  @Allow('enrolments.read')
  @ReadsPersonal('enrolments', 'employeeId')
  @ApiList(EnrolmentRow)
  list(@Caller() caller: Caller, @Query() query: EnrolmentsQuery): Promise<Page<EnrolmentRow> | ListFile> {
    const { state, employerId, programmeId, month, q } = query;
    const filter = { state, employerId, programmeId, month, q, ...scopeOf(caller) };
    return this.enrolmentList.list(caller.cityId, filter).answer(query);
  }

  @Post()
  @Allow('enrolments.apply')
  @ApiCreatedResponse({ type: EnrolmentView })
  async apply(@Caller() caller: Caller, @Body() body: ApplyDto): Promise<EnrolmentView> {
    const employerId = scopeOf(caller).employerId ?? body.employerId ?? '';
    withinScope(caller, { employerId: body.employerId ?? employerId });
    return EnrolmentView.of(await this.applyOne.apply(caller.cityId, { ...body, employerId }, caller.actorId));
  }

  /** Pairs of enrolments that may be for one child, for the welfare section to decide. */
  @Get('likely-doubles')
  @Allow('enrolments.compare')
  @ReadsPersonal('enrolments', 'employeeId')
  @ApiOkResponse({ type: [LikelyDoubleView] })
  likelyDoubles(@Caller() caller: Caller): Promise<LikelyDoubleView[]> {
    return this.doubles.list(caller.cityId);
  }

  /** Says of a likely double that it is none: these are different children. The pair is not shown again. */
  @Post(':id/different-children')
  @HttpCode(204)
  @Allow('enrolments.decide')
  @ApiNoContentResponse()
  differentChildren(
    @Caller() { cityId, actorId }: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() { enrolmentId, reason }: DifferentChildrenDto,
  ): Promise<void> {
    return this.doubles.clear(cityId, [id, enrolmentId], { actorId, reason });
  }

  @Get(':id')
  @Allow('enrolments.read')
  @ReadsPersonal('enrolments', 'employeeId')
  @ApiOkResponse({ type: EnrolmentRow })
  async find(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<EnrolmentRow> {
    await this.own(caller, id);
    const row = await this.enrolmentList.list(caller.cityId, { id }).one();
    if (!row) throw enrolmentNotFound();
    return row;
  }

  /** Everything that happened to it, with the day and the reason. */
  @Get(':id/events')
  @Allow('enrolments.read')
  @ReadsPersonal('enrolments')
  @ApiOkResponse({ type: [EnrolmentEventView] })
  async events(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<EnrolmentEventView[]> {
    await this.own(caller, id);
    return (await this.enrolments.events(caller.cityId, id)).map(EnrolmentEventView.of);
  }

  /** What it has cost, month by month, and what it will. */
  @Get(':id/cost')
  @Allow('enrolments.read')
  @ApiOkResponse({ type: EnrolmentCostView })
  async cost(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<EnrolmentCostView> {
    return this.costs.of(await this.own(caller, id));
  }

  private async own(caller: Caller, id: string): Promise<Enrolment> {
    const enrolment = await this.enrolments.find(caller.cityId, id);
    withinScope(caller, enrolment, enrolmentNotFound);
    return enrolment;
  }
}
