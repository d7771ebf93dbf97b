import type { List } from '../lists/list.js';
import type { Payout } from './payout-batch.js';
import { PAYOUT_WORDS } from './payout-words.js';

export const payoutList: List<Payout> = {
  name: 'payouts',
  ja: '振込',
  en: 'Payouts',
  table: 'payouts',
  as: 'p',
  joins: `join payout_batches b on b.city_id = p.city_id and b.id = p.batch_id
    join settlements s on s.city_id = p.city_id and s.id = p.settlement_id
    join merchants m on m.city_id = p.city_id and m.id = p.merchant_id`,
  select: `p.id, p.batch_id as "batchId", p.line_number as "lineNumber", p.settlement_id as "settlementId",
    p.merchant_id as "merchantId", m.name as "merchantName", to_char(s.month, 'YYYY-MM') as month,
    b.pay_on::text as "payOn", p.attempt, p.bank_account_number as "bankAccountNumber",
    p.details_changed as "detailsChanged", p.amount, p.fee_yen as "feeYen", p.amount - p.fee_yen as "transferredYen",
    p.state, p.result_code as "resultCode", p.answered_at as "answeredAt"`,
  id: 'p.id',
  order: '-payOn',
  columns: {
    payOn: { ja: '振込日', en: 'Pay day', kind: 'day', sort: { sql: 'b.pay_on', type: 'date' } },
    lineNumber: { ja: '行', en: 'Line', kind: 'number', sort: { sql: 'p.line_number', type: 'number' } },
    merchantName: { ja: '協賛企業', en: 'Merchant', sort: { sql: 'm.name', type: 'text' } },
    month: { ja: '対象月', en: 'Month', sort: { sql: 's.month', type: 'date' } },
    amount: { ja: '精算額（円）', en: 'Amount (yen)', kind: 'number', sort: { sql: 'p.amount', type: 'number' } },
    feeYen: { ja: '振込手数料（円）', en: 'Fee (yen)', kind: 'number', sort: { sql: 'p.fee_yen', type: 'number' } },
    transferredYen: {
      ja: '振込額（円）',
      en: 'Transferred (yen)',
      kind: 'number',
      sort: { sql: 'p.amount - p.fee_yen', type: 'number' },
    },
    state: { ja: '状態', en: 'State', words: PAYOUT_WORDS, sort: { sql: 'p.state', type: 'text' } },
    attempt: { ja: '回数', en: 'Attempt', kind: 'number', sort: { sql: 'p.attempt', type: 'number' } },
    detailsChanged: { ja: '口座の変更後初回', en: 'First after a change of details' },
    resultCode: { ja: '銀行の結果', en: 'Result of the bank' },
    answeredAt: {
      ja: '結果の日時',
      en: 'Answered at',
      kind: 'instant',
      sort: { sql: 'p.answered_at', type: 'instant', nullable: true },
    },
    id: { ja: 'ID', en: 'ID' },
  },
};
