import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
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
import { ApplyDto, EnrolmentEventView, EnrolmentRow, EnrolmentView, LikelyDoubleView } from './dto/enrolment.dto.js';
import { EnrolmentsQuery } from './dto/enrolments.query.js';
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
  @ReadsPersonal('enrolments', 'enrolmentIds')
  @ApiOkResponse({ type: [LikelyDoubleView] })
  likelyDoubles(@Caller() caller: Caller): Promise<LikelyDoubleView[]> {
    return this.doubles.list(caller.cityId);
  }

  @Get(':id')
  @Allow('enrolments.read')
  @ReadsPersonal('enrolments', 'employeeId')
  @ApiOkResponse({ type: EnrolmentView })
  async find(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<EnrolmentView> {
    return EnrolmentView.of(await this.own(caller, id));
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

  private async own(caller: Caller, id: string): Promise<Enrolment> {
    const enrolment = await this.enrolments.find(caller.cityId, id);
    withinScope(caller, enrolment, enrolmentNotFound);
    return enrolment;
  }
}
