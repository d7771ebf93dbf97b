import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../people/allow.decorator.js';
import { Caller } from '../../people/caller.decorator.js';
import { TodayView } from '../dto/today.js';
import { TodayService } from './today.service.js';

@ApiTags('reports')
@Controller('city/today')
export class TodayController {
  constructor(private readonly today: TodayService) {}

  /** What waits for a decision today, of all kinds that the caller may see. */
  @Get()
  @Allow('today.read')
  @ApiOkResponse({ type: TodayView })
  waiting(@Caller() caller: Caller): Promise<TodayView> {
    return this.today.of(caller);
  }
}
