import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { secretKey } from './secret-key.js';

const VERSION = 1;
const KEY_ID_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

interface VaultKey {
  id: Buffer;
  key: Buffer;
  printKey: Buffer;
}

/**
 * Keeps what the database must not show to whoever copies it: AES-256-GCM (NIST SP 800-38D) under a key that the
 * database never holds (SANKYU_DATA_KEY: one or several, comma-separated). Each box names the key it was closed with, so keys can be changed while boxes are in use: the
 * first key of SANKYU_DATA_KEY closes, all of them open.
 */
@Injectable()
export class Vault {
  private keys: VaultKey[] | undefined;

  /**
   * @param about what the box is for and whose it is, e.g. `totp:<account>`; a box moved to another row does not open
   */
  close(text: string, about: string): Buffer {
    const { id, key } = this.ring[0]!;
    const nonce = randomBytes(NONCE_BYTES);
    const head = Buffer.concat([Buffer.of(VERSION), id]);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    cipher.setAAD(Buffer.concat([head, Buffer.from(about, 'utf8')]));
    const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([head, nonce, cipher.getAuthTag(), closed]);
  }

  /** @throws Error when the box was closed with a key that is gone, for another purpose, or was changed */
  open(box: Buffer, about: string): string {
    const head = box.subarray(0, 1 + KEY_ID_BYTES);
    const found = this.ring.find(({ id }) => id.equals(head.subarray(1)));
    if (head[0] !== VERSION || !found) throw new Error(`No key opens this box (${about.split(':')[0]}).`);
    const nonceEnd = head.length + NONCE_BYTES;
    const tagEnd = nonceEnd + TAG_BYTES;
    const decipher = createDecipheriv('aes-256-gcm', found.key, box.subarray(head.length, nonceEnd));
    decipher.setAAD(Buffer.concat([head, Buffer.from(about, 'utf8')]));
    decipher.setAuthTag(box.subarray(nonceEnd, tagEnd));
    return Buffer.concat([decipher.update(box.subarray(tagEnd)), decipher.final()]).toString('utf8');
  }

  /**
   * A keyed hash (HMAC-SHA-256) under the key that closes now, for equality that the database is to find: the same text
   * for the same purpose has the same print, and nobody without the key can try texts.
   */
  print(text: string, purpose: string): Buffer {
    return createHmac('sha256', this.ring[0]!.printKey).update(`${purpose}\n${text}`, 'utf8').digest();
  }

  /**
   * The first bytes of every box that was closed with the key that closes now. What begins otherwise is to be closed
   * anew before its key may go.
   */
  get freshHead(): Buffer {
    return Buffer.concat([Buffer.of(VERSION), this.ring[0]!.id]);
  }

  private get ring(): VaultKey[] {
    return (this.keys ??= secretKey('data', 'SANKYU_DATA_KEY').toString('utf8').split(',').map(keyOf));
  }
}

/** From any long secret text, so that keys can be made by whatever an operator has at hand. */
function keyOf(text: string): VaultKey {
  const secret = text.trim();
  const derive = (purpose: string, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, 'sankyu', `vault ${purpose}`, length));
  return { id: derive('key id', KEY_ID_BYTES), key: derive('key', 32), printKey: derive('print key', 32) };
}
