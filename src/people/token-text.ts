import { hash, randomBytes } from 'node:crypto';

const FORM = /^sk_(\d{1,9})_[A-Za-z0-9_-]{43}$/;

/** A new access token: 256 random bits, with the city first, by which its row is found. */
export function newToken(cityId: number): string {
  return `sk_${cityId}_${randomBytes(32).toString('base64url')}`;
}

/** Without salt: the token is random itself, so nobody can guess it from its hash. */
export function hashOf(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

/** The city of something that looks like a token, or undefined. */
export function cityOfToken(token: string): number | undefined {
  const match = FORM.exec(token);
  return match ? Number(match[1]) : undefined;
}
