import { DomainError } from '../../domain/domain-error.js';

export const linkNotValid = () =>
  new DomainError({
    kind: 'too_late',
    code: 'link_not_valid',
    ja: 'このリンクは使用済みか、期限が切れています。もう一度発行してください。',
    en: 'This link was used already, or its time has passed. Ask for another one.',
  });

export const stepLapsed = () =>
  new DomainError({
    kind: 'too_late',
    code: 'step_lapsed',
    ja: '時間が過ぎたか、別の画面で始められた操作です。はじめからやり直してください。',
    en: 'This took too long, was used already, or was begun in another browser. Begin again.',
  });
