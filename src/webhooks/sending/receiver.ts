import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import { WebhookSettings } from '../webhook-settings.js';
import { forbiddenAddress, guardedLookup } from './guarded-lookup.js';
import { isLoopback, isPublicAddress } from './public-addresses.js';
import { hostOf, receiverUrl } from './receiver-url.js';

/** From the first look for the address to the head of the answer. */
const LONGEST_MS = 10_000;

export interface ReceiverAnswer {
  status: number;
  /** Retry-After in seconds, where it was sent so. */
  retryAfterSeconds?: number;
}

/** Posts to addresses that strangers have registered: to the public internet only, following nowhere, not for long. */
@Injectable()
export class Receiver {
  constructor(private readonly settings: WebhookSettings) {}

  /**
   * @returns the status, whatever it is; what else the receiver answers is not read
   * @throws Error with a `code`: TIMEOUT, FORBIDDEN_ADDRESS, or that of Node's network errors
   */
  async post(address: string, headers: Record<string, string>, body: string): Promise<ReceiverAnswer> {
    const url = new URL(receiverUrl(address, this.settings.local));
    const allowed = (ip: string) => isPublicAddress(ip) || (this.settings.local && isLoopback(ip));
    // For a host that is an address itself, nothing is looked up.
    if (isIP(hostOf(url)) && !allowed(hostOf(url))) throw forbiddenAddress();
    const signal = AbortSignal.timeout(LONGEST_MS);
    return new Promise((resolve, reject) => {
      const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
        method: 'POST',
        // A connection of its own: none that was made for another name is used again.
        agent: false,
        lookup: guardedLookup(allowed),
        signal,
        headers: { ...headers, 'content-type': 'application/json', 'user-agent': 'Sankyu-Webhooks/1' },
      });
      request.on('response', (response) => {
        const after = Number(response.headers['retry-after'] ?? NaN);
        const status = response.statusCode ?? 0;
        resolve({ status, ...(Number.isInteger(after) && after >= 0 ? { retryAfterSeconds: after } : {}) });
        response.destroy();
      });
      request.on('error', (error) => reject(signal.aborted ? Object.assign(error, { code: 'TIMEOUT' }) : error));
      request.end(body);
    });
  }
}
