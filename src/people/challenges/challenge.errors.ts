import { DomainError } from '../../domain/domain-error.js';

export const linkNotValid = () =>
  new DomainError({
    kind: 'too_late',
    code: 'link_not_valid',
    ja: 'このリンクは使用済みか、期限が切れています。もう一度発行してください。',
    en: 'This link was used already, or its time has passed. Ask for another one.',
  });
