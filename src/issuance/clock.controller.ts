import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { toDateIso } from '../domain/date.js';
import { SelfKeyed } from '../http/idempotency/self-keyed.decorator.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { AdvanceClockService } from './advance-clock.service.js';
import { AdvanceClockDto, ClockView } from './dto/clock.dto.js';

@ApiTags('city')
@Controller('clock')
export class ClockController {
  constructor(private readonly advanceClock: AdvanceClockService) {}

  /** Moves the clock of a rehearsal city forward; what falls due on the way is done on its own day. */
  @Post()
  @HttpCode(200)
  @SelfKeyed()
  @Allow('clock.advance')
  @ApiOkResponse({ type: ClockView })
  async advance(@Caller() caller: Caller, @Body() body: AdvanceClockDto): Promise<ClockView> {
    return { on: await this.advanceClock.advanceTo(caller.cityId, toDateIso(body.on)) };
  }
}
