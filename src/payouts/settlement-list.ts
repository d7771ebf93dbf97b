import type { List } from '../lists/list.js';
import { PAYOUT_WORDS } from './payout-words.js';
import type { Settlement } from './settlement.js';

export const settlementList: List<Settlement> = {
  name: 'settlements',
  ja: '精算',
  en: 'Settlements',
  table: 'settlements',
  as: 's',
  joins: `join merchants m on m.city_id = s.city_id and m.id = s.merchant_id
    cross join lateral (
      select coalesce((select p.state from payouts p
                        where p.city_id = s.city_id and p.settlement_id = s.id and p.state <> 'withdrawn'
                        order by p.attempt desc limit 1), 'open') as state) stands`,
  select: `s.id, s.merchant_id as "merchantId", m.name as "merchantName", to_char(s.month, 'YYYY-MM') as month, s.part,
    s.fiscal_year as "fiscalYear", s.number, s.amount, s.employer_share as "employerShare",
    s.city_share as "cityShare", stands.state, s.created_at as "createdAt"`,
  id: 's.id',
  order: '-number',
  columns: {
    fiscalYear: { ja: '年度', en: 'Fiscal year', print: ({ fiscalYear }) => String(fiscalYear) },
    number: {
      ja: '番号',
      en: 'Number',
      print: ({ number }) => String(number),
      sort: [
        { sql: 's.fiscal_year', type: 'number' },
        { sql: 's.number', type: 'number' },
      ],
    },
    merchantName: { ja: '協賛企業', en: 'Merchant', sort: { sql: 'm.name', type: 'text' } },
    month: { ja: '対象月', en: 'Month', sort: { sql: 's.month', type: 'date' } },
    part: { ja: '回', en: 'Part', words: { 1: ['前半・全月', 'First half, or all'], 2: ['後半', 'Second half'] } },
    amount: { ja: '精算額（円）', en: 'Amount (yen)', kind: 'number', sort: { sql: 's.amount', type: 'number' } },
    employerShare: {
      ja: '企業負担（円）',
      en: 'Employer share (yen)',
      kind: 'number',
      sort: { sql: 's.employer_share', type: 'number' },
    },
    cityShare: {
      ja: '市負担（円）',
      en: 'City share (yen)',
      kind: 'number',
      sort: { sql: 's.city_share', type: 'number' },
    },
    state: { ja: '状態', en: 'State', words: PAYOUT_WORDS, sort: { sql: 'stands.state', type: 'text' } },
    createdAt: { ja: '作成日時', en: 'Made', kind: 'instant', sort: { sql: 's.created_at', type: 'instant' } },
    id: { ja: 'ID', en: 'ID' },
  },
};
