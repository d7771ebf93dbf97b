import { defineTexts } from '../../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    byHand: 'ファイルがないとき：一件ずつ結果を入れる',
    byHandNote: '返却されたものを先に入れ、残りをまとめて振込済みにします。',
    merchant: '振込先',
    transferred: '振込額',
    result: '結果',
    returned: '返却として記録する',
    returnedOf: (name: string) => `${name}への振込を返却として記録する`,
    returnedTitle: (name: string) => `${name}への振込を返却として記録しますか`,
    returnedNote: (yen: string) =>
      `${yen} は支払われていません。口座の変更が承認されると、次の振込データに入ります。あとから変えることはできません。`,
    bankReason: '銀行が返却した理由',
    wrongName: '口座名義ちがい',
    closed: '口座なし・解約済み',
    count: (number: string) => `${number}件`,
    paidAll: '残りをすべて振込済みにする',
    paidAllTitle: '残りをすべて振込済みにしますか',
    paidAllNote: (count: string, yen: string) =>
      `${count}・${yen} を振込済みとして記録します。銀行の結果を確かめてから行ってください。あとから変えることはできません。`,
  },
  en: {
    byHand: 'Without a file: give the results here',
    byHandNote: 'Give what was returned first, then mark the rest as paid.',
    merchant: 'Payout to',
    transferred: 'Transferred',
    result: 'Result',
    returned: 'Record as returned',
    returnedOf: (name: string) => `Record as returned: ${name}`,
    returnedTitle: (name: string) => `Record the payout to ${name} as returned?`,
    returnedNote: (yen: string) =>
      `${yen} was not paid. Once new details are approved, it goes into the next batch. It cannot be changed afterwards.`,
    bankReason: 'Why the bank returned it',
    wrongName: 'Wrong name of the holder',
    closed: 'No such account, or closed',
    count: (number: string) => `${number} payouts`,
    paidAll: 'Mark the rest as paid',
    paidAllTitle: 'Mark all the rest as paid?',
    paidAllNote: (count: string, yen: string) =>
      `${count}, ${yen}, are recorded as paid. Look at the bank’s answer first: it cannot be changed afterwards.`,
  },
});
