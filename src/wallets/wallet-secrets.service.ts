import { createHash, createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { secretKey } from '../database/secret-key.js';

/** 128 bits: what nobody guesses. */
const SECRET_BYTES = 16;

/**
 * Secrets that follow from a key of the service (SANKYU_LINK_KEY, or a file made on first use), so that a repeated
 * request is answered with the same one although the database holds only hashes. Every process of a service needs the
 * same key; with another one, links and codes shown before stay valid but are not shown again.
 */
@Injectable()
export class WalletSecretsService {
  private key: Buffer | undefined;

  /** The part of a claim link's address that lets somebody claim it, in base64url. */
  ofClaimLink(cityId: number, operationId: string): string {
    return this.mac(`claim link\n${cityId}\n${operationId}`).subarray(0, SECRET_BYTES).toString('base64url');
  }

  /** What the QR code of a shop's poster holds, in base64url: the same each time that it is printed. */
  ofPoster(cityId: number, posterId: string): string {
    return this.mac(`poster\n${cityId}\n${posterId}`).subarray(0, SECRET_BYTES).toString('base64url');
  }

  /** What is kept of a code's eight digits, or a slip's twelve: keyed, since a hundred million plain hashes are tried in a second. */
  hashOfDigits(cityId: number, digits: string): Buffer {
    return this.mac(`digits\n${cityId}\n${digits}`);
  }

  private mac(text: string): Buffer {
    this.key ??= secretKey('link', 'SANKYU_LINK_KEY');
    return createHmac('sha256', this.key).update(text).digest();
  }
}

/** What is kept of a 128-bit secret. */
export function hashOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}
