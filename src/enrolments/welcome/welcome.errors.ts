import { DomainError } from '../../domain/domain-error.js';

export const signsInAlready = () =>
  new DomainError({
    kind: 'conflict',
    code: 'signs_in_already',
    ja: 'この従業員はすでに自分のアカウントでサインインできます。',
    en: 'This employee has an account and signs in with it.',
  });
