import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { UuidPipe } from '../http/uuid.pipe.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { withinScope } from '../people/scope.js';
import { DuesService } from './dues.service.js';
import { DuesView } from './dto/dues.js';

@ApiTags('billing')
@Controller('employers/:id/dues')
export class DuesController {
  constructor(private readonly dues: DuesService) {}

  /** What an employer owes on the city's day, and where it pays. */
  @Get()
  @Allow('invoices.read')
  @ApiOkResponse({ type: DuesView })
  read(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<DuesView> {
    withinScope(caller, { employerId: id });
    return this.dues.of(caller.cityId, id);
  }
}
