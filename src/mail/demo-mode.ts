import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { MailSettings } from './mail-settings.js';

export const DEMO_CITY_CODE = 'demo';

/**
 * Whether the demo city lives here, and lives here alone. Its people do not exist, so their letters leave by no mail
 * server and may be read by everybody. Beside any other city they may not: its letters have links to sign in with.
 */
@Injectable()
export class DemoMode {
  constructor(
    private readonly transactions: Transactions,
    private readonly settings: MailSettings,
  ) {}

  async runs(): Promise<boolean> {
    if (!this.settings.mayBeDemo) return false;
    const [row] = await this.transactions.query<{ alone: boolean | null }>(
      `select bool_and(code = $1 and kind = 'rehearsal') as alone from cities`,
      [DEMO_CITY_CODE],
    );
    return row?.alone ?? false;
  }
}
