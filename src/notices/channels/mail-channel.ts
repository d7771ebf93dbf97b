import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isEmail, normaliseEmail } from '../../domain/email.js';
import { MailService } from '../../mail/mail.service.js';
import { noticeHtml, noticeText } from './notice-letter.js';
import type { Notice } from './notice.js';
import { NoticeChannels } from './notice-channels.js';

/** Notices by mail. */
@Injectable()
export class MailChannel implements OnModuleInit {
  constructor(
    private readonly channels: NoticeChannels,
    private readonly mail: MailService,
  ) {}

  onModuleInit(): void {
    this.channels.register((notice) => this.bring(notice));
  }

  private async bring(notice: Notice): Promise<boolean> {
    const { cityId, kind, recipient, words, unsubscribeUrl } = notice;
    if (!isEmail(normaliseEmail(recipient.email))) return false;
    await this.mail.post({
      to: recipient.email,
      subject: words.subject,
      text: noticeText(notice),
      html: noticeHtml(notice),
      template: kind.replaceAll('_', '-'),
      cityId,
      ...(recipient.accountId === null ? {} : { accountId: recipient.accountId }),
      ...(unsubscribeUrl === undefined ? {} : { unsubscribeUrl }),
    });
    return true;
  }
}
