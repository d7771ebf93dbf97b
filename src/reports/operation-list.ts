import type { List, Words } from '../lists/list.js';
import type { OperationView } from './dto/operation.js';

const CODES: Words = {
  issue: ['発行', 'Issue'],
  give: ['サンクス', 'Thanks'],
  claim: ['受取', 'Claim'],
  take_back: ['取戻し', 'Taken back'],
  redeem: ['利用', 'Redemption'],
  void: ['利用の取消', 'Void'],
  expire: ['失効', 'Expiry'],
  recall: ['返還', 'Recall'],
  unexpire: ['失効の取消', 'Expiry undone'],
  unrecall: ['返還の取消', 'Recall undone'],
};

/** Looked up one by one: joined, all accounts that were ever opened may be read for a page. */
function accountOf(id: string): string {
  return `jsonb_build_object('id', ${id}, 'kind',
      (select a.kind from ledger.accounts a where a.city_id = o.city_id and a.id = ${id}))`;
}

/** Blocks are in the order of time and have an index, so that a list of millions is read from either end of it alone. */
export const operationList: List<OperationView> = {
  name: 'operations',
  ja: '台帳の明細',
  en: 'Operations',
  table: 'ledger.operations',
  as: 'o',
  around: `cross join lateral (
      select sum(l.employer_share)::integer as employer_share, sum(l.city_share)::integer as city_share
        from ledger.transfers l where l.city_id = o.city_id and l.operation_id = o.id) lines`,
  select: `o.id, o.code, to_char(o.period, 'YYYY-MM') as period, ${accountOf('o.from_account')} as "from",
    ${accountOf('o.to_account')} as "to", o.amount, lines.employer_share as "employerShare",
    lines.city_share as "cityShare", o.shop_id as "shopId", o.undoes, o.actor_id as "actorId",
    o.happened_at as "happenedAt", o.recorded_at as "recordedAt"`,
  id: 'o.id',
  order: '-recordedAt',
  counted: false,
  columns: {
    recordedAt: {
      ja: '記録日時',
      en: 'Recorded at',
      kind: 'instant',
      sort: [
        { sql: 'o.block', type: 'number' },
        { sql: 'o.recorded_at', type: 'instant' },
      ],
    },
    happenedAt: { ja: '発生日時', en: 'Happened at', kind: 'instant' },
    code: { ja: '種類', en: 'Kind', words: CODES },
    period: { ja: '計上月', en: 'Month' },
    amount: { ja: '額（円）', en: 'Amount (yen)', kind: 'number' },
    employerShare: { ja: '企業負担（円）', en: 'Employer share (yen)', kind: 'number' },
    cityShare: { ja: '市負担（円）', en: 'City share (yen)', kind: 'number' },
    from: { ja: '元の口座', en: 'From account', print: ({ from }) => from.id },
    to: { ja: '先の口座', en: 'To account', print: ({ to }) => to.id },
    shopId: { ja: '店舗の ID', en: 'Shop' },
    undoes: { ja: '取り消した明細', en: 'Undoes' },
    actorId: { ja: '実行者', en: 'Who' },
    id: { ja: 'ID', en: 'ID' },
  },
};
