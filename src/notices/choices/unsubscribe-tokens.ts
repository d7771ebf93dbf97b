import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { secretKey } from '../../database/secret-key.js';
import { NOTICE_KINDS, type NoticeKind } from '../notice-kinds.js';

const FORM = /^(\d{1,9})\.([0-9a-f-]{36})\.([a-z0-9_]+)\.([A-Za-z0-9_-]{22})$/;
const MAC_BYTES = 16;

/** What the link in a letter may do: switch off one kind of notice for one recipient, and nothing else. */
export interface Unsubscription {
  cityId: number;
  recipientId: string;
  kind: NoticeKind;
}

/** Links that end notices, without signing in and for as long as the letter is kept. Made with SANKYU_LINK_KEY. */
@Injectable()
export class UnsubscribeTokens {
  private key: Buffer | undefined;

  of({ cityId, recipientId, kind }: Unsubscription): string {
    return `${cityId}.${recipientId}.${kind}.${this.mac(cityId, recipientId, kind).toString('base64url')}`;
  }

  /** What the token is for; undefined when it was not made here. */
  read(token: string): Unsubscription | undefined {
    const [, city, recipientId = '', name = '', shown = ''] = FORM.exec(token) ?? [];
    const cityId = Number(city);
    if (city === undefined || !Object.hasOwn(NOTICE_KINDS, name)) return undefined;
    if (!timingSafeEqual(this.mac(cityId, recipientId, name), Buffer.from(shown, 'base64url'))) return undefined;
    return { cityId, recipientId, kind: name as NoticeKind };
  }

  private mac(cityId: number, recipientId: string, kind: string): Buffer {
    this.key ??= secretKey('link', 'SANKYU_LINK_KEY');
    const text = `unsubscribe\n${cityId}\n${recipientId}\n${kind}`;
    return createHmac('sha256', this.key).update(text).digest().subarray(0, MAC_BYTES);
  }
}
