import { Module } from '@nestjs/common';
import { CertificationModule } from '../certification/certification.module.js';
import { EmployersModule } from '../employers/employers.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { MerchantsModule } from '../merchants/merchants.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { WalletsModule } from '../wallets/wallets.module.js';
import { CodeStateController } from './codes/code-state.controller.js';
import { CodeStateService } from './codes/code-state.service.js';
import { DecideDisputeService } from './disputes/decide-dispute.service.js';
import { DisputesController } from './disputes/disputes.controller.js';
import { DisputesService } from './disputes/disputes.service.js';
import { FindShopService } from './find-shop.service.js';
import { Gatherer } from './gather-redemptions.js';
import { NumberEventsService } from './live/number-events.service.js';
import { ReadEventsService } from './live/read-events.service.js';
import { TillEventsController } from './live/till-events.controller.js';
import { TillFeedService } from './live/till-feed.service.js';
import { Watchers } from './live/watchers.js';
import { PayByPosterService } from './posters/pay-by-poster.service.js';
import { PosterDaysService } from './posters/poster-days.service.js';
import { PosterPaperService } from './posters/poster-paper.service.js';
import { PostersController } from './posters/posters.controller.js';
import { ShopPostersController } from './posters/shop-posters.controller.js';
import { ShopPostersService } from './posters/shop-posters.service.js';
import { ReadRedemptionsService } from './read-redemptions.service.js';
import { RefusedPaymentsService } from './refused-payments.service.js';
import { RedeemService } from './redeem.service.js';
import { RedemptionsController } from './redemptions.controller.js';
import { ShopTodayController } from './shop-today.controller.js';
import { FindSlipService } from './slips/find-slip.service.js';
import { MakeSheetService } from './slips/make-sheet.service.js';
import { PaperSheetsController } from './slips/paper-sheets.controller.js';
import { PaperSheetsService } from './slips/paper-sheets.service.js';
import { SweepTillProcessor } from './sweep-till.processor.js';
import { TakePaymentService } from './take-payment.service.js';
import { VoidService } from './void-redemption.service.js';
import { WrongTries } from './wrong-tries.js';

const controllers = [
  RedemptionsController,
  ShopTodayController,
  TillEventsController,
  CodeStateController,
  ShopPostersController,
  PostersController,
  PaperSheetsController,
  DisputesController,
];

/** Coupons are taken at shops by code, by poster and on paper, and undone; what is disputed is judged by the city. */
@Module({
  imports: [CertificationModule, EmployersModule, JobsModule, MerchantsModule, ProgrammesModule, WalletsModule],
  controllers,
  providers: [
    CodeStateService,
    DecideDisputeService,
    DisputesService,
    FindShopService,
    FindSlipService,
    Gatherer,
    MakeSheetService,
    NumberEventsService,
    PaperSheetsService,
    PayByPosterService,
    PosterDaysService,
    PosterPaperService,
    ReadEventsService,
    ReadRedemptionsService,
    RedeemService,
    RefusedPaymentsService,
    ShopPostersService,
    SweepTillProcessor,
    TakePaymentService,
    TillFeedService,
    VoidService,
    Watchers,
    WrongTries,
  ],
  exports: [FindShopService, Gatherer, ReadRedemptionsService, RedeemService, VoidService],
})
export class RedemptionsModule {}
