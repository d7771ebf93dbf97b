import { Module } from '@nestjs/common';
import { CertificationModule } from '../certification/certification.module.js';
import { WelcomeModule } from '../enrolments/welcome/welcome.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { MailChannel } from './channels/mail-channel.js';
import { NoticeChannels } from './channels/notice-channels.js';
import { NoticeChoicesService } from './choices/notice-choices.service.js';
import { NoticePreferencesController } from './choices/notice-preferences.controller.js';
import { UnsubscribeController } from './choices/unsubscribe.controller.js';
import { UnsubscribeTokens } from './choices/unsubscribe-tokens.js';
import { NewsService } from './news/news.service.js';
import { TellNoticesProcessor } from './tell-notices.processor.js';
import { TellNoticesService } from './tell-notices.service.js';

/** What people are told by themselves: coupons, thanks, payments, what ends soon. Each chooses which. */
@Module({
  imports: [CertificationModule, ProgrammesModule, WelcomeModule],
  controllers: [NoticePreferencesController, UnsubscribeController],
  providers: [
    MailChannel,
    NewsService,
    NoticeChannels,
    NoticeChoicesService,
    TellNoticesProcessor,
    TellNoticesService,
    UnsubscribeTokens,
  ],
  exports: [NoticeChannels, TellNoticesService],
})
export class NoticesModule {}
