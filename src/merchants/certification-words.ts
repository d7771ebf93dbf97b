import { certificationTable } from '../domain/certification-states.js';
import { type Words, wordsOf } from '../lists/list.js';

/** How a certification stands, in the files of lists. */
export const CERTIFICATION_WORDS = wordsOf(certificationTable.states, {
  applied: 'Applied',
  certified: 'Certified',
  refused: 'Refused',
  suspended: 'Suspended',
  expired: 'Expired',
  revoked: 'Revoked',
});

export const TIER_WORDS: Words = {
  platinum: ['プラチナ', 'Platinum'],
  gold: ['ゴールド', 'Gold'],
  silver: ['シルバー', 'Silver'],
  bronze: ['ブロンズ', 'Bronze'],
};
