import type { List } from '../../lists/list.js';
import type { ReceiptView } from '../dto/receipt.js';

/** Without what each was counted for, which is read beside it. */
export const receiptList: List<ReceiptView> = {
  name: 'receipts',
  ja: '入金',
  en: 'Receipts',
  table: 'receipts',
  as: 'r',
  joins: `cross join lateral (
      select coalesce(sum(m.amount), 0)::bigint as amount from receipt_matches m
       where m.city_id = r.city_id and m.receipt_id = r.id and m.undone_at is null) used
    cross join lateral (
      select case used.amount when 0 then 'waiting' when r.amount then 'matched' else 'partly' end as state) stands`,
  select: `r.id, r.received_on::text as "receivedOn", r.payer_kana as "payerKana", r.virtual_account as "virtualAccount",
    r.bank_reference as "bankReference", r.amount, (r.amount - used.amount) as open, stands.state`,
  id: 'r.id',
  order: 'receivedOn',
  columns: {
    receivedOn: { ja: '入金日', en: 'Received on', kind: 'day', sort: { sql: 'r.received_on', type: 'date' } },
    payerKana: { ja: '振込依頼人', en: 'Payer', sort: { sql: 'r.payer_kana', type: 'text' } },
    virtualAccount: {
      ja: '仮想口座番号',
      en: 'Virtual account',
      sort: { sql: 'r.virtual_account', type: 'text', nullable: true },
    },
    bankReference: { ja: '照会番号', en: 'Bank reference' },
    amount: { ja: '金額（円）', en: 'Amount (yen)', kind: 'number', sort: { sql: 'r.amount', type: 'number' } },
    open: {
      ja: '未消込（円）',
      en: 'Not matched (yen)',
      kind: 'number',
      sort: { sql: 'r.amount - used.amount', type: 'number' },
    },
    state: {
      ja: '状態',
      en: 'State',
      words: {
        waiting: ['未消込', 'Waiting'],
        partly: ['一部消込', 'Partly matched'],
        matched: ['消込済み', 'Matched'],
      },
      sort: { sql: 'stands.state', type: 'text' },
    },
    id: { ja: 'ID', en: 'ID' },
  },
};
