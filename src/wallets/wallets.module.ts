import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EmployersModule } from '../employers/employers.module.js';
import { IssuanceModule } from '../issuance/issuance.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { ClaimLink } from './claim-link.entity.js';
import { ClaimLinkService } from './claim-link.service.js';
import { ClaimLinksController } from './claim-links.controller.js';
import { ClaimsController } from './claims.controller.js';
import { CoWorkersService } from './co-workers.service.js';
import { CodeService } from './create-code.service.js';
import { CurrentRulesService } from './current-rules.service.js';
import { FindCodeService } from './find-code.service.js';
import { ThanksService } from './give-thanks.service.js';
import { ListClaimLinksService } from './list-claim-links.service.js';
import { ListThanksService } from './list-thanks.service.js';
import { ReadHistoryService } from './read-history.service.js';
import { WalletService } from './read-wallet.service.js';
import { RecordedOperationsService } from './recorded-operations.service.js';
import { ReturnClaimLinksProcessor } from './return-claim-links.processor.js';
import { ReturnClaimLinksService } from './return-claim-links.service.js';
import { SweepCodesProcessor } from './sweep-codes.processor.js';
import { TakeBackService } from './take-back.service.js';
import { Thanks } from './thanks.entity.js';
import { ThanksController } from './thanks.controller.js';
import { WalletController } from './wallet.controller.js';
import { WalletSecretsService } from './wallet-secrets.service.js';

/** One's own coupons: what is held, given as thanks, put into links, shown at the till. */
@Module({
  imports: [
    EmployersModule,
    IssuanceModule,
    JobsModule,
    ProgrammesModule,
    TypeOrmModule.forFeature([ClaimLink, Thanks]),
  ],
  controllers: [WalletController, ThanksController, ClaimLinksController, ClaimsController],
  providers: [
    ClaimLinkService,
    CodeService,
    CoWorkersService,
    CurrentRulesService,
    FindCodeService,
    ListClaimLinksService,
    ListThanksService,
    ReadHistoryService,
    RecordedOperationsService,
    ReturnClaimLinksProcessor,
    ReturnClaimLinksService,
    SweepCodesProcessor,
    TakeBackService,
    ThanksService,
    WalletSecretsService,
    WalletService,
  ],
  exports: [
    ClaimLinkService,
    CodeService,
    CoWorkersService,
    CurrentRulesService,
    FindCodeService,
    ReadHistoryService,
    RecordedOperationsService,
    ReturnClaimLinksService,
    ThanksService,
    WalletSecretsService,
    WalletService,
  ],
})
export class WalletsModule {}
