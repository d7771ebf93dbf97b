import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { ArrearsService } from './arrears.service.js';
import { ArrearsView } from './dto/arrears.js';

@ApiTags('billing')
@Controller('arrears')
export class ArrearsController {
  constructor(private readonly arrears: ArrearsService) {}

  /** What employers owe, by age, as of the day on the city's clock. */
  @Get()
  @Allow('receipts.read')
  @ApiOkResponse({ type: ArrearsView })
  read(@Caller() caller: Caller): Promise<ArrearsView> {
    return this.arrears.of(caller.cityId);
  }
}
