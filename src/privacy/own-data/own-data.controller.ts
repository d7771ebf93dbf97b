import { Controller, Get, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { EXCEL } from '../../papers/excel.js';
import { sendReport } from '../../closing/send-report.js';
import type { HttpReply } from '../../http/request.js';
import { Allow } from '../../people/allow.decorator.js';
import { Caller } from '../../people/caller.decorator.js';
import { GatherOwnDataService } from './gather-own-data.service.js';

const FORMATS = ['json', 'csv', 'xlsx'] as const;

class OwnDataQuery {
  @ApiPropertyOptional({ enum: FORMATS, default: 'json' })
  @IsOptional()
  @IsIn(FORMATS)
  format: (typeof FORMATS)[number] = 'json';
}

@ApiTags('people')
@Controller('me/export')
export class OwnDataController {
  constructor(private readonly ownData: GatherOwnDataService) {}

  /**
   * Everything that is kept about oneself: for an employee the profile, enrolments, coupons, thanks, and who has read
   * of them; for everybody with an account that account, its roles, sign-ins and acts in this city.
   */
  @Get()
  @Allow('me.export')
  @ApiProduces('application/json', 'text/csv', EXCEL)
  @ApiOkResponse({
    schema: { type: 'object', additionalProperties: { type: 'array', items: { type: 'object' } } },
    description: 'Rows by section.',
  })
  async export(
    @Caller() caller: Caller,
    @Query() { format }: OwnDataQuery,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<Record<string, object[]> | StreamableFile> {
    if (format === 'json') return this.ownData.asJson(caller);
    return sendReport(await this.ownData.asReport(caller), format, reply);
  }
}
