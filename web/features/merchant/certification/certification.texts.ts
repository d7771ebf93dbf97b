import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    lead: 'こそだてっぴー認定を受けると、お店で券を受け取れます。',
    applyLead:
      '子育てをしている人にやさしい取り組みを、チェックリストでえらんで申し込みます。市がたしかめて、決めます。あとから答えや書類をたすこともできます。',
    reason: 'お店のしょうかい・ひとこと',
    public: 'お客さまに見えるページ',
    checklistLead: 'している取り組みにチェックを入れて、どのようにしているか書いてください。',
    follows: {
      certified: '券を受け取れます。',
      suspended: 'いま、券は受け取れません。',
      refused: '理由を見て、もう一度申し込めます。',
      expired: '券は受け取れません。',
      revoked: '券は受け取れません。',
    },
  },
  en: {
    lead: 'Certified shops take coupons.',
    applyLead:
      'Choose in a checklist what you do for people with small children, and apply. The city checks and decides. Answers and papers can be added later.',
    reason: 'A word about the shop',
    public: 'What customers see',
    checklistLead: 'Tick what you do, and say how.',
    follows: {
      certified: 'Coupons can be taken.',
      suspended: 'Coupons cannot be taken now.',
      refused: 'Read why, and apply again.',
      expired: 'Coupons cannot be taken.',
      revoked: 'Coupons cannot be taken.',
    },
  },
});
