import { DomainError } from '../../domain/domain-error.js';

/**
 * The fiscal year of a path.
 * @throws DomainError bad_fiscal_year
 */
export function parseFiscalYear(text: string): number {
  if (!/^2\d{3}$/.test(text)) {
    throw new DomainError({
      kind: 'invalid',
      code: 'bad_fiscal_year',
      ja: '年度は 2026 の形で指定してください。',
      en: 'A fiscal year is written as 2026.',
    });
  }
  return Number(text);
}
