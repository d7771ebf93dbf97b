import { Controller, Get, Param, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { StaysOpen } from '../../http/load-shed/route-kinds.js';
import type { HttpReply } from '../../http/request.js';
import { UuidPipe } from '../../http/uuid.pipe.js';
import { Allow } from '../../people/allow.decorator.js';
import { Caller } from '../../people/caller.decorator.js';
import { ownEmployee } from '../../people/scope.js';
import { CodeState } from '../dto/code-state.js';
import { CodeStateService } from './code-state.service.js';

@ApiTags('wallets')
@Controller('wallet/codes/:id')
export class CodeStateController {
  constructor(private readonly states: CodeStateService) {}

  /** Whether one’s own code was used, and where. */
  @Get()
  @Allow('codes.make')
  @ApiOkResponse({ type: CodeState })
  state(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<CodeState> {
    return this.states.of(caller.cityId, ownEmployee(caller), id);
  }

  /** The same as server-sent events (`open`, `used`, `lapsed`): the first at once, `used` as soon as the shop took it. */
  @Get('events')
  @StaysOpen()
  @Allow('codes.make')
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ type: CodeState })
  async events(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<StreamableFile> {
    return (await this.states.watch(caller.cityId, ownEmployee(caller), id)).answer(reply);
  }
}
