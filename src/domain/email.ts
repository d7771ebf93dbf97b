import { trimAll } from './text.js';

/** RFC 5321, 4.5.3.1: 64 for what stands before the @; 256 for a path with its two angle brackets. */
const LONGEST_LOCAL_PART = 64;
const LONGEST_ADDRESS = 254;

/** Mobile carriers in Japan have given out addresses with two dots in a row, so dots are not looked at here. */
const LOCAL_PART = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+$/;
const DOMAIN = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+(?:[A-Za-z]{2,63}|xn--[A-Za-z0-9-]{1,59})$/;

/** The one form in which an address is stored and compared: trimmed and in lower case, as every real provider does. */
export function normaliseEmail(text: string): string {
  return trimAll(text).toLowerCase();
}

/**
 * Whether mail could be sent there: ASCII, one @, a dot in the domain, no spaces, within the lengths of RFC 5321.
 * Quoted local parts and IP addresses as domains, which no HR team has, are refused.
 */
export function isEmail(text: string): boolean {
  const parts = text.split('@');
  const [localPart = '', domain = ''] = parts;
  if (parts.length !== 2) return false;
  if (localPart.length > LONGEST_LOCAL_PART || text.length > LONGEST_ADDRESS) return false;
  return LOCAL_PART.test(localPart) && DOMAIN.test(domain);
}
