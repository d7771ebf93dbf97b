import { defineTexts } from '../../../shared/i18n/texts';
import type { Tone } from '../../../shared/ui/status-tag';

export type CertificationState = 'applied' | 'certified' | 'refused' | 'suspended' | 'expired' | 'revoked';

export const certificationStates = ['applied', 'certified', 'suspended', 'expired', 'refused', 'revoked'] as const;
export const tierCodes = ['platinum', 'gold', 'silver', 'bronze'] as const;

export const STATE_TONES: Record<CertificationState, Tone> = {
  applied: 'warn',
  certified: 'good',
  suspended: 'bad',
  expired: 'neutral',
  refused: 'bad',
  revoked: 'bad',
};

/** What the codes of a certification are called. */
export const words = defineTexts({
  ja: {
    states: {
      applied: '審査待ち',
      certified: '認定',
      suspended: '停止中',
      expired: '期間満了',
      refused: '不認定',
      revoked: '認定取消',
    },
    tiers: { platinum: 'プラチナ', gold: 'ゴールド', silver: 'シルバー', bronze: 'ブロンズ' },
    holders: { merchant: '協賛企業', employer: '就労先企業' },
    events: {
      apply: '申請',
      certify: '認定',
      refuse: '不認定',
      suspend: '停止',
      reinstate: '停止の解除',
      expire: '期間満了',
      revoke: '認定の取消',
    },
  },
  en: {
    states: {
      applied: 'To be reviewed',
      certified: 'Certified',
      suspended: 'Suspended',
      expired: 'Expired',
      refused: 'Refused',
      revoked: 'Revoked',
    },
    tiers: { platinum: 'Platinum', gold: 'Gold', silver: 'Silver', bronze: 'Bronze' },
    holders: { merchant: 'Merchant', employer: 'Employer' },
    events: {
      apply: 'Applied',
      certify: 'Certified',
      refuse: 'Refused',
      suspend: 'Suspended',
      reinstate: 'Resumed',
      expire: 'Expired',
      revoke: 'Revoked',
    },
  },
});
