import { declareConstraint } from '../../database/constraint-errors.js';
import { DomainError } from '../../domain/domain-error.js';

export const MOST_SLIPS = 40;
export const MOST_NOTES_A_SHEET = 200;

export const sheetTooLarge = () =>
  new DomainError({
    kind: 'invalid',
    code: 'sheet_too_large',
    ja: `紙の券は一度に ${MOST_SLIPS} 枚、合わせて ${MOST_NOTES_A_SHEET} 券分までです。`,
    en: `A sheet has at most ${MOST_SLIPS} slips, for ${MOST_NOTES_A_SHEET} notes together.`,
  });

export const sheetNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'sheet_not_found',
    ja: 'その紙の券は見つかりません。',
    en: 'There is no such sheet or slip.',
  });

/** Another one was made for the same person at the same moment. */
export const sheetJustMade = () =>
  new DomainError({
    kind: 'conflict',
    code: 'sheet_just_made',
    ja: 'この方の紙の券は、今ほかの人が作ったところです。',
    en: 'Somebody else has just made a sheet for this person.',
  });

const slipRevoked = () =>
  new DomainError({
    kind: 'too_late',
    code: 'slip_revoked',
    ja: 'この紙の券は取り消されています。',
    en: 'This slip was revoked.',
  });

const slipLapsed = () =>
  new DomainError({
    kind: 'too_late',
    code: 'slip_lapsed',
    ja: 'この紙の券は有効期限が過ぎています。',
    en: 'The last day of this slip has passed.',
  });

/** Why a slip is not taken although it was not used. */
export const slipNotUsable = ({ revoked }: { revoked: boolean }) => (revoked ? slipRevoked() : slipLapsed());

declareConstraint('paper_sheets_size', sheetTooLarge);
declareConstraint('paper_sheets_one_stands', sheetJustMade);
