import { Body, Controller, Get, Param, Post, type PipeTransform } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Keyed, type KeyedRequest } from '../../http/idempotency/keyed.decorator.js';
import { LedgerKeyed } from '../../http/idempotency/ledger-keyed.decorator.js';
import { AtTill } from '../../http/load-shed/route-kinds.js';
import { Allow } from '../../people/allow.decorator.js';
import { Caller } from '../../people/caller.decorator.js';
import { ownEmployee } from '../../people/scope.js';
import { PosterPayment, ShopOfPoster } from '../dto/poster.js';
import { RedemptionAnswer } from '../dto/redemption.js';
import { PayByPosterService } from './pay-by-poster.service.js';
import { posterNotFound } from './poster.errors.js';

class PosterTokenPipe implements PipeTransform<string, string> {
  /** @throws DomainError poster_not_found */
  transform(value: string): string {
    if (!/^[A-Za-z0-9_-]{22}$/.test(value)) throw posterNotFound();
    return value;
  }
}

/** The poster on a shop’s counter, for the holder who scans it. */
@ApiTags('redemptions')
@Controller('posters/:token')
export class PostersController {
  constructor(private readonly payments: PayByPosterService) {}

  /** Whose poster it is, as registered with the city: to be compared with the shop one stands in. */
  @Get()
  @Allow('posters.pay')
  @ApiOkResponse({ type: ShopOfPoster })
  shop(@Caller() caller: Caller, @Param('token', PosterTokenPipe) token: string): Promise<ShopOfPoster> {
    return this.payments.shopOf(caller.cityId, token);
  }

  /** Pays at the shop of the poster; its screen shows the receipt at once. */
  @Post('redemptions')
  @AtTill()
  @Allow('posters.pay')
  @LedgerKeyed()
  @ApiCreatedResponse({ type: RedemptionAnswer })
  pay(
    @Caller() caller: Caller,
    @Param('token', PosterTokenPipe) token: string,
    @Body() wanted: PosterPayment,
    @Keyed() { key }: KeyedRequest,
  ): Promise<RedemptionAnswer> {
    const receivedAt = new Date();
    return this.payments.pay(caller.cityId, ownEmployee(caller), token, wanted, { key, receivedAt });
  }
}
