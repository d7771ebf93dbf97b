import type { List } from '../lists/list.js';
import type { PayoutBatch } from './payout-batch.js';

export const payoutBatchList: List<PayoutBatch> = {
  name: 'payout-batches',
  ja: '振込データ',
  en: 'Payout batches',
  table: 'payout_batches',
  as: 'b',
  joins: `cross join lateral (select coalesce(sum(p.fee_yen), 0) as fees from payouts p
                         where p.city_id = b.city_id and p.batch_id = b.id) f`,
  select: `b.id, b.fiscal_year as "fiscalYear", b.number, b.pay_on::text as "payOn", b.state,
    b.prepared_by as "preparedBy", b.prepared_at as "preparedAt", b.approved_by as "approvedBy",
    b.approved_at as "approvedAt", b.exported_by as "exportedBy", b.exported_at as "exportedAt",
    b.withdrawn_by as "withdrawnBy", b.withdrawn_at as "withdrawnAt", b.withdraw_reason as "withdrawReason",
    encode(b.file_sha256, 'hex') as "fileSha256", b.lines, b.amount, f.fees as "feesYen",
    b.amount - f.fees as "transferredYen"`,
  id: 'b.id',
  order: '-number',
  columns: {
    fiscalYear: { ja: '年度', en: 'Fiscal year', print: ({ fiscalYear }) => String(fiscalYear) },
    number: {
      ja: '番号',
      en: 'Number',
      print: ({ number }) => String(number),
      sort: [
        { sql: 'b.fiscal_year', type: 'number' },
        { sql: 'b.number', type: 'number' },
      ],
    },
    payOn: { ja: '振込日', en: 'Pay day', kind: 'day', sort: { sql: 'b.pay_on', type: 'date' } },
    state: {
      ja: '状態',
      en: 'State',
      words: {
        prepared: ['作成済み（承認待ち）', 'Prepared'],
        approved: ['承認済み', 'Approved'],
        exported: ['銀行へ送付済み', 'Exported'],
        answered: ['結果反映済み', 'Answered by the bank'],
        withdrawn: ['取下げ', 'Withdrawn'],
      },
      sort: { sql: 'b.state', type: 'text' },
    },
    lines: { ja: '件数', en: 'Lines', kind: 'number', sort: { sql: 'b.lines', type: 'number' } },
    amount: { ja: '精算額（円）', en: 'Amount (yen)', kind: 'number', sort: { sql: 'b.amount', type: 'number' } },
    feesYen: { ja: '振込手数料（円）', en: 'Fees (yen)', kind: 'number' },
    transferredYen: {
      ja: '振込額（円）',
      en: 'Transferred (yen)',
      kind: 'number',
      sort: { sql: 'b.amount - f.fees', type: 'number' },
    },
    preparedAt: { ja: '作成日時', en: 'Prepared at', kind: 'instant', sort: { sql: 'b.prepared_at', type: 'instant' } },
    approvedAt: {
      ja: '承認日時',
      en: 'Approved at',
      kind: 'instant',
      sort: { sql: 'b.approved_at', type: 'instant', nullable: true },
    },
    exportedAt: {
      ja: '送付日時',
      en: 'Exported at',
      kind: 'instant',
      sort: { sql: 'b.exported_at', type: 'instant', nullable: true },
    },
    withdrawReason: { ja: '取下げの理由', en: 'Why withdrawn' },
    fileSha256: { ja: 'ファイルの SHA-256', en: 'SHA-256 of the file' },
    id: { ja: 'ID', en: 'ID' },
  },
};
