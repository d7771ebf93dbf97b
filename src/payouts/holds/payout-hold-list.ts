import type { List } from '../../lists/list.js';
import type { PayoutHoldView } from '../dto/payout-hold.dto.js';

export const payoutHoldList: List<PayoutHoldView> = {
  name: 'payout-holds',
  ja: '振込の保留',
  en: 'Payout holds',
  table: 'payout_holds',
  as: 'h',
  joins: 'join merchants m on m.city_id = h.city_id and m.id = h.merchant_id',
  select: `h.id, h.merchant_id as "merchantId", m.name as "merchantName", h.signal_id as "signalId", h.reason,
    h.placed_by as "placedBy", h.placed_at as "placedAt", h.lifted_by as "liftedBy", h.lifted_at as "liftedAt",
    h.lift_reason as "liftReason",
    (select count(*)::integer from payouts p
      where p.city_id = h.city_id and p.merchant_id = h.merchant_id and p.state in ('waiting', 'sent')) as "payoutsUnderWay"`,
  id: 'h.id',
  order: '-id',
  columns: {
    merchantName: { ja: '協賛企業', en: 'Merchant', sort: { sql: 'm.name', type: 'text' } },
    reason: { ja: '保留の理由', en: 'Why it is held' },
    placedAt: { ja: '保留日時', en: 'Placed at', kind: 'instant', sort: { sql: 'h.placed_at', type: 'instant' } },
    liftedAt: {
      ja: '解除日時',
      en: 'Lifted at',
      kind: 'instant',
      sort: { sql: 'h.lifted_at', type: 'instant', nullable: true },
    },
    liftReason: { ja: '解除の理由', en: 'Why it was lifted' },
    payoutsUnderWay: { ja: '手続き中の振込', en: 'Payouts under way', kind: 'number' },
    id: { ja: 'ID', en: 'ID', sort: { sql: 'h.id', type: 'uuid' } },
  },
};
