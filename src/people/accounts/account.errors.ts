import { DomainError } from '../../domain/domain-error.js';

export const emailTaken = () =>
  new DomainError({
    kind: 'conflict',
    code: 'email_taken',
    ja: 'このメールアドレスは使えません。',
    en: 'This e-mail address cannot be used.',
  });
