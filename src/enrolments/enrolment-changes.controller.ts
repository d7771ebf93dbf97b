import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { toDateIso } from '../domain/date.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { withinScope } from '../people/scope.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { enrolmentNotFound } from './enrolment.errors.js';
import { ChangeEnrolmentService } from './change-enrolment.service.js';
import { CorrectEnrolmentService } from './correct-enrolment.service.js';
import {
  ChangeEnrolmentDto,
  CorrectionDto,
  CorrectionPlanView,
  correctionsOf,
  EndEnrolmentDto,
  TransferEnrolmentDto,
} from './dto/change-enrolment.dto.js';
import { EnrolmentView } from './dto/enrolment.dto.js';
import { FindEnrolmentService } from './find-enrolment.service.js';
import type { ChangeReason } from './save-change.js';
import { TransferEnrolmentService } from './transfer-enrolment.service.js';

/** What happens to an enrolment after it was applied for. */
@ApiTags('enrolments')
@Controller('enrolments/:id')
export class EnrolmentChangesController {
  constructor(
    private readonly changes: ChangeEnrolmentService,
    private readonly corrections: CorrectEnrolmentService,
    private readonly transfers: TransferEnrolmentService,
    private readonly enrolments: FindEnrolmentService,
    private readonly cityClock: CityClockService,
  ) {}

  @Post('approve')
  @HttpCode(200)
  @Allow('enrolments.decide')
  @ApiOkResponse({ type: EnrolmentView })
  async approve(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() body: ChangeEnrolmentDto,
  ): Promise<EnrolmentView> {
    await this.changes.approve(caller.cityId, id, await this.why(caller, id, body));
    return this.view(caller, id);
  }

  @Post('refuse')
  @HttpCode(200)
  @Allow('enrolments.decide')
  @ApiOkResponse({ type: EnrolmentView })
  async refuse(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() body: ChangeEnrolmentDto,
  ): Promise<EnrolmentView> {
    await this.changes.refuse(caller.cityId, id, await this.why(caller, id, body));
    return this.view(caller, id);
  }

  /** By the parent in person. */
  @Post('activate')
  @HttpCode(200)
  @Allow('enrolments.activate')
  @ApiOkResponse({ type: EnrolmentView })
  async activate(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<EnrolmentView> {
    await this.changes.activate(caller.cityId, id, await this.why(caller, id, { reason: '本人による利用開始' }));
    return this.view(caller, id);
  }

  /** On leave again: nothing is owed from the next month until the return. */
  @Post('leave')
  @HttpCode(200)
  @Allow('enrolments.report')
  @ApiOkResponse({ type: EnrolmentView })
  async leave(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() body: ChangeEnrolmentDto,
  ): Promise<EnrolmentView> {
    await this.changes.goOnLeave(caller.cityId, id, await this.why(caller, id, body));
    return this.view(caller, id);
  }

  @Post('return')
  @HttpCode(200)
  @Allow('enrolments.report')
  @ApiOkResponse({ type: EnrolmentView })
  async return(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() body: ChangeEnrolmentDto,
  ): Promise<EnrolmentView> {
    const why = await this.why(caller, id, body);
    await this.changes.returnFromLeave(caller.cityId, id, why);
    return this.view(caller, id);
  }

  /** The parent leaves the employer, or does not want the coupons any more. */
  @Post('end')
  @HttpCode(200)
  @Allow('enrolments.report')
  @ApiOkResponse({ type: EnrolmentView })
  async end(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() body: EndEnrolmentDto,
  ): Promise<EnrolmentView> {
    const why = await this.why(caller, id, body);
    await this.changes.end(caller.cityId, id, body.endReason, why);
    return this.view(caller, id);
  }

  /** Change of employer: answers the new enrolment. */
  @Post('transfer')
  @Allow('enrolments.transfer')
  @ApiCreatedResponse({ type: EnrolmentView })
  async transfer(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() { employerId, staffNumber, ...body }: TransferEnrolmentDto,
  ): Promise<EnrolmentView> {
    const why = await this.why(caller, id, body);
    return EnrolmentView.of(await this.transfers.transfer(caller.cityId, id, { employerId, staffNumber }, why));
  }

  /** What a correction would do to the months, issued or not. Nothing is changed. */
  @Post('correct/preview')
  @HttpCode(200)
  @Allow('enrolments.correct')
  @ApiOkResponse({ type: CorrectionPlanView })
  previewCorrection(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() body: CorrectionDto,
  ): Promise<CorrectionPlanView> {
    return this.corrections.preview(caller.cityId, id, correctionsOf(body));
  }

  /** Only of an enrolment that the caller may see; the day is the city's today unless it is said. */
  private async why(caller: Caller, id: string, { on, reason }: ChangeEnrolmentDto): Promise<ChangeReason> {
    withinScope(caller, await this.enrolments.find(caller.cityId, id), enrolmentNotFound);
    const { actorId, cityId } = caller;
    return { on: on === undefined ? (await this.cityClock.now(cityId)).date : toDateIso(on), reason, actorId };
  }

  private async view(caller: Caller, id: string): Promise<EnrolmentView> {
    return EnrolmentView.of(await this.enrolments.find(caller.cityId, id));
  }
}
