import { toHalfWidth, trimAll } from './text.js';

/**
 * Reads a corporate number (法人番号): 13 digits, full-width or half, the first of which is the check digit
 * 9 - (sum of P(n) x Q(n) mod 9), n counted from the right over the other twelve, Q = 1 for odd n and 2 for even n
 * (法人番号の指定等に関する省令 2条).
 * @returns the 13 half-width digits, or undefined if it is none.
 */
export function parseCorporateNumber(text: string): string | undefined {
  const digits = trimAll(toHalfWidth(text));
  if (!/^\d{13}$/.test(digits)) return undefined;
  let sum = 0;
  for (let n = 1; n <= 12; n += 1) sum += Number(digits.charAt(13 - n)) * (n % 2 === 1 ? 1 : 2);
  return Number(digits.charAt(0)) === 9 - (sum % 9) ? digits : undefined;
}

/**
 * Reads a qualified invoice number (適格請求書発行事業者登録番号): T and 13 digits. A sole proprietor's 13 digits are no
 * corporate number, so their check digit proves nothing here.
 * @returns the number with half-width T and digits, or undefined if it is none.
 */
export function parseQualifiedInvoiceNumber(text: string): string | undefined {
  const number = trimAll(toHalfWidth(text)).toUpperCase();
  return /^T\d{13}$/.test(number) ? number : undefined;
}
