import type { List } from '../lists/list.js';
import type { WayToPay } from './dto/till-event.js';

/** A redemption as it is read, and whose it is. */
export interface RedemptionRow {
  id: string;
  merchantId: string;
  shopId: string;
  shopName: string;
  notes: number;
  amount: number;
  employerShare: number;
  cityShare: number;
  happenedAt: Date;
  recordedAt: Date;
  way: WayToPay;
  employeeId: string;
  voidId: string | null;
  voidedAt: Date | null;
  reason: string | null;
}

/** What stands around the redemption `o`: `v` what undid it, `p` the poster and `l` the slip by which it was paid. */
const AROUND_REDEMPTION = `
  join shops s on s.city_id = o.city_id and s.id = o.shop_id
  left join ledger.operations v on v.city_id = o.city_id and v.undoes = o.id
  left join shop_posters p on p.city_id = o.city_id and p.id = o.actor_id
  left join paper_slips l on l.city_id = o.city_id and l.id = o.code_id
  left join redemption_voids why on why.city_id = v.city_id and why.operation_id = v.id
 cross join lateral (
   select sum(t.amount / a.note_yen)::integer as notes, sum(t.employer_share)::integer as employer_share,
          sum(t.city_share)::integer as city_share
     from ledger.transfers t join ledger.allocations a on a.city_id = t.city_id and a.id = t.allocation_id
    where t.city_id = o.city_id and t.operation_id = o.id) lines`;

/** Not counted: the tally of the day says how many there are. Nobody is told whose coupons they were. */
export const redemptionList: List<RedemptionRow> = {
  name: 'redemptions',
  ja: '利用',
  en: 'Redemptions',
  table: 'ledger.operations',
  as: 'o',
  around: AROUND_REDEMPTION,
  select: `o.id, o.to_account as "merchantId", o.from_account as "employeeId", s.id as "shopId", s.name as "shopName",
    lines.notes, o.amount, lines.employer_share as "employerShare", lines.city_share as "cityShare",
    o.happened_at as "happenedAt", o.recorded_at as "recordedAt",
    case when p.id is not null then 'poster' when l.id is not null then 'slip'
         when o.code_id is not null then 'code' else 'direct' end as way,
    v.id as "voidId", v.happened_at as "voidedAt", why.reason`,
  id: 'o.id',
  order: '-recordedAt',
  counted: false,
  columns: {
    happenedAt: { ja: '利用日時', en: 'Happened at', kind: 'instant', sort: { sql: 'o.happened_at', type: 'instant' } },
    recordedAt: { ja: '記録日時', en: 'Recorded at', kind: 'instant', sort: { sql: 'o.recorded_at', type: 'instant' } },
    shopName: { ja: '店舗', en: 'Shop' },
    notes: { ja: '枚数', en: 'Notes', kind: 'number' },
    amount: { ja: '額（円）', en: 'Amount (yen)', kind: 'number', sort: { sql: 'o.amount', type: 'number' } },
    employerShare: { ja: '企業負担（円）', en: 'Employer share (yen)', kind: 'number' },
    cityShare: { ja: '市負担（円）', en: 'City share (yen)', kind: 'number' },
    way: {
      ja: '支払方法',
      en: 'By what',
      words: {
        code: ['コード', 'Code'],
        slip: ['紙の券', 'Paper slip'],
        poster: ['店頭の QR コード', 'Poster'],
        direct: ['レジ連携', 'Till system'],
      },
    },
    voidedAt: { ja: '取消日時', en: 'Voided at', kind: 'instant' },
    reason: { ja: '取消の理由', en: 'Why voided' },
    id: { ja: 'ID', en: 'ID' },
  },
};
