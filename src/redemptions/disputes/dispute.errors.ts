import { declareConstraint } from '../../database/constraint-errors.js';
import { DomainError } from '../../domain/domain-error.js';

export const disputeNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'dispute_not_found',
    ja: 'その申し立ては見つかりません。',
    en: 'There is no such dispute.',
  });

export const disputeOpen = () =>
  new DomainError({
    kind: 'conflict',
    code: 'dispute_open',
    ja: 'この利用については、すでに申し立てを受け付けています。',
    en: 'This redemption is being looked into already.',
  });

export const disputeDecided = () =>
  new DomainError({
    kind: 'conflict',
    code: 'dispute_decided',
    ja: 'この申し立ては、すでに判断されています。',
    en: 'This dispute was decided already.',
  });

declareConstraint('redemption_disputes_one_open', disputeOpen);
declareConstraint('redemption_disputes_decided_once', disputeDecided);
