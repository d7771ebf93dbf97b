import { DomainError } from '../domain/domain-error.js';

/** What is asked for is not there, or belongs to another city or to somebody else: nobody can tell which. */
export const notFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'not_found',
    ja: '見つかりません。',
    en: 'There is no such thing, or it is not yours to see.',
  });
