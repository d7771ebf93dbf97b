import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DeadLettersService } from './dead-letters.service.js';
import { DemoLettersController } from './demo-letters.controller.js';
import { DemoMode } from './demo-mode.js';
import { LetterQueue } from './letter-queue.js';
import { MailFolder } from './mail-folder.js';
import { MailMetrics } from './mail-metrics.js';
import { MailService } from './mail.service.js';
import { MailSettings } from './mail-settings.js';
import { PostOffice } from './post-office.js';
import { SendLettersProcessor } from './send-letters.processor.js';
import { SendLettersService } from './send-letters.service.js';

/** Letters by mail: posted in a transaction, sent by a job. */
@Global()
@Module({})
export class MailModule {
  static with(settings: MailSettings): DynamicModule {
    return {
      module: MailModule,
      controllers: [DemoLettersController],
      providers: [
        { provide: MailSettings, useValue: settings },
        DeadLettersService,
        DemoMode,
        LetterQueue,
        MailFolder,
        MailMetrics,
        MailService,
        PostOffice,
        SendLettersProcessor,
        SendLettersService,
      ],
      exports: [DemoMode, MailService, SendLettersService],
    };
  }
}
