import { Module } from '@nestjs/common';
import { MerchantsModule } from '../merchants/merchants.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { WalletsModule } from '../wallets/wallets.module.js';
import { FindShopService } from './find-shop.service.js';
import { Gatherer } from './gather-redemptions.js';
import { ReadRedemptionsService } from './read-redemptions.service.js';
import { RedeemService } from './redeem.service.js';
import { RedemptionsController } from './redemptions.controller.js';
import { TakePaymentService } from './take-payment.service.js';
import { VoidService } from './void-redemption.service.js';
import { WrongTries } from './wrong-tries.js';

/** Coupons are taken at shops, and undone. */
@Module({
  imports: [MerchantsModule, ProgrammesModule, WalletsModule],
  controllers: [RedemptionsController],
  providers: [
    FindShopService,
    Gatherer,
    ReadRedemptionsService,
    RedeemService,
    TakePaymentService,
    VoidService,
    WrongTries,
  ],
  exports: [FindShopService, Gatherer, ReadRedemptionsService, RedeemService, VoidService],
})
export class RedemptionsModule {}
