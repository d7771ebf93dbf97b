import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    lead: '子育てをしている人が働きやすい会社は、市の「こそだてっぴー認定」を受けられます。認定された会社は、市の名簿にのります。',
    applyLead:
      '会社の取り組みをチェックリストで選んで申し込みます。市が確かめて、区分を決めます。答えや書類は、決まるまで足したり変えたりできます。',
    reason: '会社の紹介・ひとこと',
    public: '認定の確認ページ',
    checklistLead: '会社で行っている取り組みにチェックを入れて、どのように行っているかを書いてください。',
    follows: {
      certified: '認定されています。',
      suspended: '市が認定を止めています。理由は「くわしく見る」にあります。',
      refused: '認定されませんでした。理由を見て、もう一度申し込めます。',
      expired: '認定の期限が切れました。',
      revoked: '認定が取り消されました。',
    },
  },
  en: {
    lead: 'Companies that are good to parents can be certified by the city, and stand in its directory.',
    applyLead:
      'Choose in a checklist what the company does, and apply. The city checks and sets the tier. Answers and papers can be changed until it decides.',
    reason: 'A word about the company',
    public: 'Public page of the certificate',
    checklistLead: 'Tick what the company does, and say how.',
    follows: {
      certified: 'The company is certified.',
      suspended: 'The city has suspended it. The details say why.',
      refused: 'It was not certified. Read why, and apply again.',
      expired: 'It has expired.',
      revoked: 'It was revoked.',
    },
  },
});
