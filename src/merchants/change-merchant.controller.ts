import { Body, Controller, Param, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { UuidPipe } from '../http/uuid.pipe.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { withinScope } from '../people/scope.js';
import { ChangeMerchantService } from './change-merchant.service.js';
import { ChangeMerchantDto, ChangeShopDto } from './dto/change-merchant.dto.js';
import { MerchantView } from './dto/merchant.dto.js';
import { ShopView } from './dto/shop.dto.js';
import { MerchantsService } from './merchants.service.js';

@ApiTags('merchants')
@Controller()
export class ChangeMerchantController {
  constructor(
    private readonly merchants: MerchantsService,
    private readonly changing: ChangeMerchantService,
  ) {}

  @Patch('merchants/:id')
  @Allow('merchants.write')
  @ApiOkResponse({ type: MerchantView })
  async change(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() body: ChangeMerchantDto,
  ): Promise<MerchantView> {
    return MerchantView.of(await this.changing.change(caller.cityId, id, body));
  }

  @Patch('shops/:id')
  @Allow('shops.write')
  @ApiOkResponse({ type: ShopView })
  async changeShop(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) id: string,
    @Body() body: ChangeShopDto,
  ): Promise<ShopView> {
    const shop = await this.merchants.findShop(caller.cityId, id);
    withinScope(caller, { merchantId: shop.merchantId, shopId: id });
    return ShopView.of(await this.changing.changeShop(shop, body));
  }
}
