import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { toDateIso } from '../domain/date.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { RetentionView, SetRetentionDto } from './dto/retention.js';
import { RetentionService } from './retention.service.js';

@ApiTags('city')
@Controller('city/retention')
export class RetentionController {
  constructor(private readonly retention: RetentionService) {}

  /** For how long personal data is kept, each with the day from which it holds; five fiscal years where none does. */
  @Get()
  @Allow('retention.read')
  @ApiOkResponse({ type: [RetentionView] })
  list(@Caller() { cityId }: Caller): Promise<RetentionView[]> {
    return this.retention.list(cityId);
  }

  @Put()
  @Allow('retention.write')
  @ApiOkResponse({ type: RetentionView })
  set(
    @Caller() { cityId, actorId }: Caller,
    @Body() { fiscalYears, validFrom }: SetRetentionDto,
  ): Promise<RetentionView> {
    const from = validFrom === undefined ? undefined : toDateIso(validFrom);
    return this.retention.set(cityId, fiscalYears, actorId, from);
  }
}
