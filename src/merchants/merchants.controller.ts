import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { registeredId } from '../employers/row-outcome.js';
import type { Page } from '../http/paging.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { ApiList } from '../lists/api-list.js';
import type { ListFile } from '../lists/list-file.js';
import { Allow } from '../people/allow.decorator.js';
import { ReadsPersonal } from '../people/audit/reads-personal.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { scopeOf, withinScope } from '../people/scope.js';
import { CreateMerchantDto, MerchantRow, MerchantView } from './dto/merchant.dto.js';
import { MerchantsQuery } from './dto/merchants.query.js';
import { CreateShopDto, ShopView } from './dto/shop.dto.js';
import { MerchantsService } from './merchants.service.js';
import { RegisterMerchantsService } from './register-merchants.service.js';

@ApiTags('merchants')
@Controller('merchants')
export class MerchantsController {
  constructor(
    private readonly merchants: MerchantsService,
    private readonly registerMerchants: RegisterMerchantsService,
  ) {}

  @Get()
  @Allow('merchants.read')
  @ReadsPersonal('merchants')
  @ApiList(MerchantRow)
  list(@Caller() caller: Caller, @Query() query: MerchantsQuery): Promise<Page<MerchantRow> | ListFile> {
    return this.merchants.list(caller.cityId, query, scopeOf(caller).merchantId).answer(query);
  }

  /** Registers a merchant with its first shop and its bank details. It takes coupons once it is certified. */
  @Post()
  @Allow('merchants.write')
  @ApiCreatedResponse({ type: MerchantView })
  async create(@Caller() caller: Caller, @Body() body: CreateMerchantDto): Promise<MerchantView> {
    const id = registeredId(await this.registerMerchants.register(caller.cityId, [body]));
    return MerchantView.of(await this.merchants.find(caller.cityId, id));
  }

  @Get(':id')
  @Allow('merchants.read')
  @ReadsPersonal('merchants')
  @ApiOkResponse({ type: MerchantView })
  async find(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<MerchantView> {
    withinScope(caller, { merchantId: id, shopId: caller.shopId });
    return MerchantView.of(await this.merchants.find(caller.cityId, id));
  }

  @Get(':id/shops')
  @Allow('merchants.read')
  @ApiOkResponse({ type: [ShopView] })
  async listShops(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<ShopView[]> {
    withinScope(caller, { merchantId: id, shopId: caller.shopId });
    return (await this.merchants.shops(caller.cityId, id, scopeOf(caller).shopId)).map(ShopView.of);
  }

  @Post(':id/shops')
  @Allow('shops.write')
  @ApiCreatedResponse({ type: ShopView })
  async addShop(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() body: CreateShopDto,
  ): Promise<ShopView> {
    withinScope(caller, { merchantId: id, shopId: caller.shopId });
    return ShopView.of(await this.merchants.addShop(caller.cityId, id, body));
  }
}
