import { defineTexts } from '../../shared/i18n/texts';

/** What the service's states are called on the screens of a shop. */
export const words = defineTexts({
  ja: {
    notes: (count: number) => `${count}枚`,
    ways: { code: 'スマホの券', slip: '紙の券', poster: 'ポスター', direct: 'レジのシステム' },
    settlement: {
      open: '振込の準備中',
      waiting: '振込の準備中',
      sent: '銀行に依頼しました',
      paid: '振り込みました',
      returned: '振り込めませんでした',
    },
    payout: {
      waiting: '振込の準備中',
      sent: '銀行に依頼しました',
      paid: '振り込みました',
      returned: '振り込めませんでした',
      withdrawn: 'やりなおしています',
    },
    dispute: { open: '市が確認しています', upheld: '取り消しになりました', dismissed: 'そのままになりました' },
    account: { ordinary: '普通', current: '当座', savings: '貯蓄', other: 'その他' },
    change: { requested: '市が確認しています', approved: '変わりました', refused: '変わりませんでした' },
    roles: { merchant_owner: '店主', merchant_clerk: '店員' },
  },
  en: {
    notes: (count: number) => (count === 1 ? '1 note' : `${count} notes`),
    ways: { code: 'Phone', slip: 'Paper slip', poster: 'Poster', direct: 'POS system' },
    settlement: {
      open: 'Being prepared',
      waiting: 'Being prepared',
      sent: 'Sent to the bank',
      paid: 'Paid',
      returned: 'Could not be paid',
    },
    payout: {
      waiting: 'Being prepared',
      sent: 'Sent to the bank',
      paid: 'Paid',
      returned: 'Could not be paid',
      withdrawn: 'Being done again',
    },
    dispute: { open: 'The city is looking into it', upheld: 'Undone', dismissed: 'It stands' },
    account: { ordinary: 'Ordinary', current: 'Current', savings: 'Savings', other: 'Other' },
    change: { requested: 'The city is checking', approved: 'Changed', refused: 'Not changed' },
    roles: { merchant_owner: 'Owner', merchant_clerk: 'Clerk' },
  },
});
