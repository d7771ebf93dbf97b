import { createHash, randomBytes } from 'node:crypto';

const FORM = /^[A-Za-z0-9_-]{43}$/;

/** 256 random bits: of a session, a mailed link, a device. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether it could be one, so that nothing else is ever asked of the database. */
export function isSecret(text: unknown): text is string {
  return typeof text === 'string' && FORM.test(text);
}

/** Without salt: the secret is random itself, so nobody can guess it from its hash. */
export function hashOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}
