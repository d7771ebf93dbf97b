import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    title: '受け取りを取り消しますか？',
    lead: (notes: string, yen: string) => `${notes}（${yen}）がお客さまにもどります。`,
    leadOnly: '取り消すと、この券のコードはもう使えません。もう一度払うときは、新しいコードを出してもらいます。',
    why: 'どうして取り消しますか？',
    reasons: {
      count: '枚数をまちがえた',
      goods: '品物がもどった',
      twice: '二回受け取ってしまった',
      cash: '現金などでもらった',
      other: 'そのほか',
    },
    words: 'くわしい理由',
    wordsMissing: '理由を書いてください。',
    undo: '取り消す',
    done: '取り消しました。券はお客さまにもどりました。',
  },
  en: {
    title: 'Undo this?',
    lead: (notes: string, yen: string) => `${notes} (${yen}) go back to the customer.`,
    leadOnly: 'The code is then used up. To pay again, the customer shows a new one.',
    why: 'Why?',
    reasons: {
      count: 'Wrong number of notes',
      goods: 'Goods were returned',
      twice: 'Taken twice',
      cash: 'Paid in cash or otherwise',
      other: 'Another reason',
    },
    words: 'The reason',
    wordsMissing: 'Write the reason.',
    undo: 'Undo',
    done: 'Undone. The notes went back to the customer.',
  },
});
