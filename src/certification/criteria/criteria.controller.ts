import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { toDateIso } from '../../domain/date.js';
import { UuidPipe } from '../../http/uuid.pipe.js';
import { Allow } from '../../people/allow.decorator.js';
import { Caller } from '../../people/caller.decorator.js';
import { CityClockService } from '../../programmes/city-clock.service.js';
import {
  AddCriterionDto,
  CriteriaView,
  CriterionView,
  EndCriterionDto,
  SetTiersDto,
  TierView,
} from '../dto/criteria.dto.js';
import { CriteriaService } from './criteria.service.js';
import { TiersService } from './tiers.service.js';

@ApiTags('certification')
@Controller('criteria')
export class CriteriaController {
  constructor(
    private readonly criteria: CriteriaService,
    private readonly tiers: TiersService,
    private readonly cityClock: CityClockService,
  ) {}

  /** What is asked for on a day, and what makes which tier. */
  @Get()
  @Allow('criteria.read')
  @ApiQuery({ name: 'on', required: false, description: 'The city’s today unless said.' })
  @ApiOkResponse({ type: CriteriaView })
  async list(@Caller() { cityId }: Caller, @Query('on') on?: string): Promise<CriteriaView> {
    const day = on === undefined ? (await this.cityClock.now(cityId)).date : toDateIso(on);
    return {
      criteria: (await this.criteria.on(cityId, day)).map(CriterionView.of),
      tiers: (await this.tiers.on(cityId, day)).map(TierView.of),
    };
  }

  /** All criteria that ever were. */
  @Get('history')
  @Allow('criteria.read')
  @ApiOkResponse({ type: [CriterionView] })
  async history(@Caller() { cityId }: Caller): Promise<CriterionView[]> {
    return (await this.criteria.all(cityId)).map(CriterionView.of);
  }

  /** Adds a criterion; it takes the place of the one with the same code. */
  @Post()
  @Allow('criteria.write')
  @ApiCreatedResponse({ type: CriterionView })
  async add(
    @Caller() { cityId }: Caller,
    @Body() { validFrom, ...criterion }: AddCriterionDto,
  ): Promise<CriterionView> {
    const from = validFrom === undefined ? undefined : toDateIso(validFrom);
    return CriterionView.of(await this.criteria.add(cityId, criterion, from));
  }

  @Post(':id/end')
  @HttpCode(200)
  @Allow('criteria.write')
  @ApiOkResponse({ type: CriterionView })
  async end(
    @Caller() { cityId }: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() { validUntil }: EndCriterionDto,
  ): Promise<CriterionView> {
    return CriterionView.of(await this.criteria.end(cityId, id, toDateIso(validUntil)));
  }

  @Put('tiers')
  @Allow('criteria.write')
  @ApiOkResponse({ type: [TierView] })
  async setTiers(@Caller() { cityId }: Caller, @Body() { tiers, validFrom }: SetTiersDto): Promise<TierView[]> {
    const from = validFrom === undefined ? undefined : toDateIso(validFrom);
    return (await this.tiers.set(cityId, tiers, from)).map(TierView.of);
  }
}
