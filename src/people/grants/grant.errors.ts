import { DomainError } from '../../domain/domain-error.js';

export const mayNotGrant = () =>
  new DomainError({
    kind: 'forbidden',
    code: 'may_not_grant',
    ja: 'あなたの役割では、この役割を与えたり終わらせたりできません。',
    en: 'Your role neither gives nor ends this one.',
  });

export const roleHeldAlready = () =>
  new DomainError({
    kind: 'conflict',
    code: 'role_held_already',
    ja: 'この役割はすでに与えられています。',
    en: 'This role is held already.',
  });

export const personHasAccount = () =>
  new DomainError({
    kind: 'conflict',
    code: 'person_has_account',
    ja: 'この従業員には、すでに別のアカウントがあります。',
    en: 'This employee has another account already.',
  });

export const lastCityAdmin = () =>
  new DomainError({
    kind: 'refused',
    code: 'last_city_admin',
    ja: '市の最後の管理者は外せません。先に別の管理者を招待してください。',
    en: 'The last administrator of a city stays. Invite another one first.',
  });

export const grantEndedAlready = () =>
  new DomainError({
    kind: 'conflict',
    code: 'grant_ended_already',
    ja: 'この役割はすでに終わっています。',
    en: 'This role has ended already.',
  });

export const invitationClosed = () =>
  new DomainError({
    kind: 'conflict',
    code: 'invitation_closed',
    ja: 'この招待は、すでに引き受けられたか取り消されています。',
    en: 'This invitation was accepted or taken back already.',
  });
