import { Injectable } from '@nestjs/common';
import { MailService } from '../../mail/mail.service.js';
import { type AccountChange, changeLetter } from './letters.js';

/** Tells a person by mail what was done about the account. */
@Injectable()
export class TellService {
  constructor(private readonly mail: MailService) {}

  async tell({ id, email }: { id: string; email: string }, change: AccountChange): Promise<void> {
    await this.mail.post({ to: email, accountId: id, ...changeLetter(change) });
  }
}
