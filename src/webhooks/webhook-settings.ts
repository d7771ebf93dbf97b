import { Injectable } from '@nestjs/common';
import { HttpSettings } from '../http/http-settings.js';

/** What an operator sets about webhooks, by environment variables. */
@Injectable()
export class WebhookSettings {
  /**
   * SANKYU_WEBHOOKS_LOCAL=on: receivers on this very machine are allowed too, also by http. For a demo and for trying
   * out; never where strangers may register addresses.
   */
  readonly local: boolean;

  constructor({ environment }: HttpSettings) {
    this.local = environment.SANKYU_WEBHOOKS_LOCAL === 'on';
  }
}
