import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PageQuery } from '../http/paging.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { withinScope } from '../people/scope.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { TodayAtShop } from './dto/today.js';
import { FindShopService } from './find-shop.service.js';
import { ReadRedemptionsService } from './read-redemptions.service.js';

@ApiTags('redemptions')
@Controller('shops/:id/today')
export class ShopTodayController {
  constructor(
    private readonly shops: FindShopService,
    private readonly redemptions: ReadRedemptionsService,
    private readonly cityClock: CityClockService,
  ) {}

  /** What a shop took today, newest first, with its tally and that of each clerk. */
  @Get()
  @Allow('redemptions.read')
  @ApiOkResponse({ type: TodayAtShop })
  async today(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) shopId: string,
    @Query() page: PageQuery,
  ): Promise<TodayAtShop> {
    const { merchantId } = await this.shops.find(caller.cityId, shopId);
    withinScope(caller, { merchantId, shopId });
    const { date } = await this.cityClock.now(caller.cityId);
    return this.redemptions.ofDay(caller.cityId, { merchantId, shopId }, date, page);
  }
}
