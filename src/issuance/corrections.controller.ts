import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CorrectEnrolmentDto, correctionsOf } from '../enrolments/dto/change-enrolment.dto.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { CorrectAndRecallService } from './correct-and-recall.service.js';
import { CorrectionView } from './dto/correction.dto.js';

/** Beside the enrolments' other routes, but here, since what was issued too much is recalled by it. */
@ApiTags('enrolments')
@Controller('enrolments/:id/correct')
export class CorrectionsController {
  constructor(private readonly corrections: CorrectAndRecallService) {}

  /** Does what correct/preview shows, and recalls what is not given or spent yet of the months that were not owed. */
  @Post()
  @HttpCode(200)
  @Allow('enrolments.correct')
  @ApiOkResponse({ type: CorrectionView })
  async correct(
    @Caller() { cityId, actorId }: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() body: CorrectEnrolmentDto,
  ): Promise<CorrectionView> {
    const why = { actorId, reason: body.reason };
    const { plan, recalled } = await this.corrections.correct(cityId, id, correctionsOf(body), why);
    return { plan, recalled };
  }
}
