import { defineTexts } from '../i18n/texts';

/** What the codes of a certification are called to whoever has it. */
export const certificationWords = defineTexts({
  ja: {
    state: {
      applied: '審査中',
      certified: '認定されています',
      suspended: '止まっています',
      expired: '期限が切れました',
      revoked: '取り消されました',
      refused: '認定されませんでした',
    },
    tier: { platinum: 'プラチナ', gold: 'ゴールド', silver: 'シルバー', bronze: 'ブロンズ' },
    event: {
      apply: '申し込み',
      certify: '認定',
      refuse: '認定されなかった',
      suspend: '停止',
      reinstate: '停止が終わった',
      expire: '期限切れ',
      revoke: '認定の取り消し',
    },
  },
  en: {
    state: {
      applied: 'Under review',
      certified: 'Certified',
      suspended: 'Suspended',
      expired: 'Expired',
      revoked: 'Revoked',
      refused: 'Not certified',
    },
    tier: { platinum: 'Platinum', gold: 'Gold', silver: 'Silver', bronze: 'Bronze' },
    event: {
      apply: 'Applied',
      certify: 'Certified',
      refuse: 'Not certified',
      suspend: 'Suspended',
      reinstate: 'No longer suspended',
      expire: 'Expired',
      revoke: 'Revoked',
    },
  },
});
