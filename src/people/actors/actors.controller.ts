import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../allow.decorator.js';
import { ReadsPersonal } from '../audit/reads-personal.decorator.js';
import { Caller } from '../caller.decorator.js';
import { ActorsService } from './actors.service.js';
import { ActorsQuery, ActorView } from './dto/actor.js';

@ApiTags('people')
@Controller('actors')
export class ActorsController {
  constructor(private readonly actors: ActorsService) {}

  /** What those are called who prepared, approved or decided something, by the ids under which they are recorded. */
  @Get()
  @Allow('actors.read')
  @ReadsPersonal('accounts')
  @ApiOkResponse({ type: [ActorView] })
  named(@Caller() { cityId }: Caller, @Query() { ids }: ActorsQuery): Promise<ActorView[]> {
    return this.actors.named(cityId, ids);
  }
}
