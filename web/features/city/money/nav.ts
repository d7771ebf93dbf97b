import type { NavEntry } from '../../../shared/ui/nav-entry';

const group = { ja: 'お金の動き', en: 'Money' };

/** In the order in which a month goes. */
export const nav: NavEntry[] = [
  { to: 'issuing', label: { ja: '月の配付', en: 'Issue a month' }, permission: 'issuance.read', group },
  { to: 'closing', label: { ja: '月次締め', en: 'Closing' }, permission: 'closing.read', group },
  { to: 'invoices', label: { ja: '請求', en: 'Invoices' }, permission: 'invoices.read', group },
  { to: 'receipts', label: { ja: '入金の照合', en: 'Payments' }, permission: 'receipts.read', group },
  { to: 'settlements', label: { ja: '精算', en: 'Settlements' }, permission: 'settlements.read', group },
  { to: 'payouts', label: { ja: '振込', en: 'Payouts' }, permission: 'payouts.read_batches', group },
  { to: 'tasks', label: { ja: '進行中の作業', en: 'Work under way' }, permission: 'tasks.read', group },
];
