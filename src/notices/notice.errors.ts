import { DomainError } from '../domain/domain-error.js';

export const noticeMandatory = () =>
  new DomainError({
    kind: 'refused',
    code: 'notice_mandatory',
    ja: 'このお知らせは停止できません。',
    en: 'This notice cannot be switched off.',
  });

export const noticeNotForYou = () =>
  new DomainError({
    kind: 'invalid',
    code: 'notice_not_for_you',
    ja: 'このお知らせは、あなたの役割には送られません。',
    en: 'Your role is never sent this notice.',
  });
