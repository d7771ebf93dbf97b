import { declareConstraint } from '../../database/constraint-errors.js';
import { DomainError } from '../../domain/domain-error.js';

export const holdNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'payout_hold_not_found',
    ja: 'その振込の保留は見つかりません。',
    en: 'There is no such hold of payouts.',
  });

export const alreadyHeld = () =>
  new DomainError({
    kind: 'conflict',
    code: 'payouts_held_already',
    ja: 'この協賛企業への振込はすでに保留されています。',
    en: 'The payouts of this merchant are held already.',
  });

export const alreadyLifted = () =>
  new DomainError({
    kind: 'conflict',
    code: 'payout_hold_lifted',
    ja: 'この保留はすでに解除されています。',
    en: 'This hold was lifted already.',
  });

export const liftedByPlacer = () =>
  new DomainError({
    kind: 'refused',
    code: 'hold_lifted_by_placer',
    ja: '保留した人とは別の人が解除してください。',
    en: 'Whoever placed the hold cannot lift it: another person must.',
  });

export const merchantHeld = () =>
  new DomainError({
    kind: 'refused',
    code: 'payouts_held',
    ja: 'この協賛企業への振込は保留中のため、振込データに入れられません。',
    en: 'The payouts of this merchant are held, so none enters a batch.',
  });

declareConstraint('payout_holds_one_stands', alreadyHeld);
declareConstraint('payout_holds_two_people', liftedByPlacer);
declareConstraint('payout_holds_never_changed', alreadyLifted);
declareConstraint('payouts_not_held', merchantHeld);
