import type { List } from '../../lists/list.js';
import type { DisputeView } from '../dto/dispute.js';

export const disputeList: List<DisputeView> = {
  name: 'disputes',
  ja: '異議',
  en: 'Disputes',
  table: 'redemption_disputes',
  as: 'd',
  joins: `join shops s on s.city_id = d.city_id and s.id = d.shop_id
    join ledger.operations o on o.city_id = d.city_id and o.id = d.redemption_id`,
  around: `cross join lateral (
      select sum(t.amount / a.note_yen)::integer as notes
        from ledger.transfers t join ledger.allocations a on a.city_id = t.city_id and a.id = t.allocation_id
       where t.city_id = d.city_id and t.operation_id = d.redemption_id) lines`,
  select: `d.id, d.redemption_id as "redemptionId", jsonb_build_object('id', s.id, 'name', s.name) as shop, lines.notes,
    o.amount, d.opened_by as "openedBy", d.words, d.opened_at as "openedAt", d.state, d.decision,
    d.decided_at as "decidedAt"`,
  id: 'd.id',
  order: 'openedAt',
  columns: {
    openedAt: { ja: '申立日時', en: 'Opened at', kind: 'instant', sort: { sql: 'd.opened_at', type: 'instant' } },
    state: {
      ja: '状態',
      en: 'State',
      words: { open: ['未処理', 'Open'], upheld: ['認容', 'Upheld'], dismissed: ['棄却', 'Dismissed'] },
      sort: { sql: 'd.state', type: 'text' },
    },
    shop: { ja: '店舗', en: 'Shop', print: ({ shop }) => shop.name, sort: { sql: 's.name', type: 'text' } },
    openedBy: { ja: '申立人', en: 'Opened by', words: { shop: ['店舗', 'Shop'], holder: ['利用者', 'Holder'] } },
    words: { ja: '申立の内容', en: 'What they say' },
    notes: { ja: '枚数', en: 'Notes', kind: 'number' },
    amount: { ja: '額（円）', en: 'Amount (yen)', kind: 'number', sort: { sql: 'o.amount', type: 'number' } },
    decision: { ja: '判断の理由', en: 'What the city says' },
    decidedAt: {
      ja: '判断日時',
      en: 'Decided at',
      kind: 'instant',
      sort: { sql: 'd.decided_at', type: 'instant', nullable: true },
    },
    redemptionId: { ja: '利用の ID', en: 'ID of the redemption' },
    id: { ja: 'ID', en: 'ID' },
  },
};
