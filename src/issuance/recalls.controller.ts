import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/allow.decorator.js';
import { ReadsPersonal } from '../people/audit/reads-personal.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { OverIssuedView, RecallDto, RecalledView } from './dto/recall.dto.js';
import { recallNamesNothing } from './issuance.errors.js';
import { OverIssuedService } from './over-issued.service.js';
import { type RecallOrder, RecallService } from './recall.service.js';

@ApiTags('issuance')
@Controller('recalls')
export class RecallsController {
  constructor(
    private readonly recall: RecallService,
    private readonly overIssued: OverIssuedService,
  ) {}

  /** Takes back what is left in first hands; what was given or spent stays so. One entry for each allocation concerned. */
  @Post()
  @HttpCode(200)
  @Allow('recalls.make')
  @ApiOkResponse({ type: [RecalledView] })
  make(@Caller() caller: Caller, @Body() body: RecallDto): Promise<RecalledView[]> {
    return this.recall.recall(caller.cityId, orderOf(body), { actorId: caller.actorId, reason: body.reason });
  }

  /** Allocations of months that, as things stand now, were not owed. */
  @Get('over-issued')
  @Allow('issuance.read')
  @ReadsPersonal('enrolments', 'enrolmentId')
  @ApiOkResponse({ type: [OverIssuedView] })
  async listOverIssued(@Caller() caller: Caller): Promise<OverIssuedView[]> {
    return (await this.overIssued.named(caller.cityId)).map(OverIssuedView.of);
  }
}

function orderOf({ enrolmentId, allocationIds }: RecallDto): RecallOrder {
  if (enrolmentId && !allocationIds) return { enrolmentId };
  if (allocationIds && !enrolmentId) return { allocationIds };
  throw recallNamesNothing();
}
